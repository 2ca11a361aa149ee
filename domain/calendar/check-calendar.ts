import { isObject, isTimeOfDay, type BodyProblem, type Report } from '../body-checks.js';
import { isLocalDate } from '../time.js';
import { isZone, zoneAdvice } from '../zones.js';
import { overrideKinds } from './body.js';
import { weekdays } from './day.js';

export type CalendarProblem = BodyProblem;

type Fields = Record<string, unknown>;

const mostRules = 50;
const mostIntervals = 10;
/** Of named days, in each layer; a century of holidays has fewer. */
export const mostDays = 5_000;
export const longestName = 200;

/** Checks the body of a calendar version; empty when it can be published. */
export function checkCalendar(body: unknown): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  if (!isObject(body)) {
    report('', 'must be a JSON object.');
    return problems;
  }
  onlyKeys(body, ['zone', 'hours', 'weekends', 'known', 'baseline', 'overrides'], '', report);
  if (typeof body['zone'] !== 'string' || !isZone(body['zone'])) report('zone', zoneAdvice);
  checkRules(body['hours'], 'hours', report, checkHours);
  checkRules(body['weekends'], 'weekends', report, checkWeekend);
  if (body['known'] !== null) checkSpan(body['known'], 'known', report);
  if (body['baseline'] !== null) checkBaseline(body['baseline'], report);
  checkOverrides(body['overrides'], report);
  return problems;
}

/** Rules in force from a date on: the first for all time, then in order of date. */
function checkRules(value: unknown, path: string, report: Report, check: typeof checkHours): void {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostRules) {
    report(path, `must be a list of 1 to ${mostRules} rules.`);
    return;
  }
  let before: string | null = null;
  for (const [index, rule] of (value as unknown[]).entries()) {
    const at = `${path}.${index}`;
    if (!isObject(rule)) {
      report(at, 'must be a JSON object.');
      continue;
    }
    const { from } = rule;
    if (index === 0) {
      if (from !== null)
        report(`${at}.from`, 'must be null: the first rule holds as long as there has been a calendar.');
    } else if (!isLocalDate(from)) report(`${at}.from`, 'must be a date that exists, as YYYY-MM-DD.');
    else {
      if (before !== null && from <= before) report(`${at}.from`, 'must be later than that of the rule above it.');
      before = from;
    }
    check(rule, at, report);
  }
}

function checkHours(rule: Fields, path: string, report: Report): void {
  onlyKeys(rule, ['from', 'usual', 'weekdays'], path, report);
  checkIntervals(rule['usual'], `${path}.usual`, report);
  const own = rule['weekdays'];
  if (own === undefined) return;
  if (!isObject(own)) {
    report(`${path}.weekdays`, 'must be a JSON object by weekday, 1 (Monday) to 7 (Sunday).');
    return;
  }
  onlyKeys(own, weekdays.map(String), `${path}.weekdays`, report);
  for (const [weekday, intervals] of Object.entries(own))
    checkIntervals(intervals, `${path}.weekdays.${weekday}`, report);
}

function checkIntervals(value: unknown, path: string, report: Report): void {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostIntervals) {
    report(
      path,
      `must be a list of 1 to ${mostIntervals} intervals; a day on which nobody works belongs to the weekend.`,
    );
    return;
  }
  let end = '';
  for (const [index, interval] of (value as unknown[]).entries()) {
    const at = `${path}.${index}`;
    const { from, to } = isObject(interval) ? interval : {};
    if (!isTimeOfDay(from) || !isTimeOfDay(to)) {
      report(at, 'must have "from" and "to" as HH:mm, at most 23:59.');
      continue;
    }
    onlyKeys(interval as Fields, ['from', 'to'], at, report);
    if (from >= to) report(at, 'must end later than it begins. Work past midnight is two intervals.');
    if (from < end) report(at, 'begins before the interval above it ends. Put them in order, without overlap.');
    end = to;
  }
}

function checkWeekend(rule: Fields, path: string, report: Report): void {
  onlyKeys(rule, ['from', 'days'], path, report);
  const { days } = rule;
  const fine =
    Array.isArray(days) &&
    new Set(days).size === days.length &&
    days.length < weekdays.length &&
    days.every((day) => (weekdays as readonly unknown[]).includes(day));
  if (!fine)
    report(`${path}.days`, 'must be a list of weekdays, 1 (Monday) to 7 (Sunday), each once, and at most six of them.');
}

function checkSpan(value: unknown, path: string, report: Report): void {
  const { from, until } = isObject(value) ? value : {};
  if (!isLocalDate(from) || !isLocalDate(until) || from > until)
    report(path, 'must have "from" and "until" as dates YYYY-MM-DD, in this order.');
}

function checkBaseline(value: unknown, report: Report): void {
  if (!isObject(value)) {
    report('baseline', 'must be a JSON object or null.');
    return;
  }
  onlyKeys(
    value,
    ['region', 'source', 'asOf', 'from', 'until', 'daysOff', 'workingDays', 'expected'],
    'baseline',
    report,
  );
  for (const name of ['region', 'source'])
    if (!isName(value[name])) report(`baseline.${name}`, `must be text of 1 to ${longestName} characters.`);
  if (!isLocalDate(value['asOf'])) report('baseline.asOf', 'must be a date that exists, as YYYY-MM-DD.');
  checkSpan(value, 'baseline', report);
  checkNamed(value, 'baseline', report);
  const { expected } = value;
  if (expected === undefined) return;
  if (!isObject(expected)) {
    report('baseline.expected', 'must be a JSON object, or absent.');
    return;
  }
  onlyKeys(expected, ['source', 'daysOff', 'workingDays'], 'baseline.expected', report);
  if (!isName(expected['source']))
    report('baseline.expected.source', `must be text of 1 to ${longestName} characters.`);
  checkNamed(expected, 'baseline.expected', report);
}

function checkNamed(of: Fields, path: string, report: Report): void {
  for (const name of ['daysOff', 'workingDays'])
    for (const [date, called] of entriesByDate(of[name], `${path}.${name}`, report))
      if (!isName(called)) report(`${path}.${name}.${date}`, `must be a name of 1 to ${longestName} characters.`);
}

function checkOverrides(value: unknown, report: Report): void {
  for (const [date, override] of entriesByDate(value, 'overrides', report)) {
    const { kind, name, origin } = isObject(override) ? override : {};
    if (!(overrideKinds as readonly unknown[]).includes(kind))
      report(`overrides.${date}.kind`, `must be one of ${overrideKinds.join(', ')}.`);
    if (!isName(name)) report(`overrides.${date}.name`, `must be text of 1 to ${longestName} characters.`);
    if (!isName(origin)) report(`overrides.${date}.origin`, `must be text of 1 to ${longestName} characters.`);
  }
}

function entriesByDate(value: unknown, path: string, report: Report): [string, unknown][] {
  if (!isObject(value) || Object.keys(value).length > mostDays) {
    report(path, `must be a JSON object of at most ${mostDays} entries by date.`);
    return [];
  }
  for (const date of Object.keys(value)) {
    const at = `${path}.${date}`;
    if (!isLocalDate(date)) report(at, 'is not a date that exists, as YYYY-MM-DD.');
  }
  return Object.entries(value);
}

function onlyKeys(of: Fields, known: string[], path: string, report: Report): void {
  for (const key of Object.keys(of))
    if (!known.includes(key))
      report(path === '' ? key : `${path}.${key}`, `is not known here; known are ${known.join(', ')}.`);
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.length <= longestName;
}
