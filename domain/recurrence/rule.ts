import { weekdays, type Weekday } from '../calendar/day.js';
import { Refusal } from '../refusal.js';
import { isLocalDate } from '../time.js';

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** A rule of RFC 5545 over dates. Lists that are empty ask for nothing. */
export interface Rule {
  frequency: Frequency;
  interval: number;
  count: number | null;
  until: Until | null;
  weekStart: Weekday;
  /** `1MO` is the first Monday, `-1FR` the last Friday; without a number, each. */
  days: { nth: number | null; weekday: Weekday }[];
  /** Negative ones are counted from the end, here and below. */
  monthDays: number[];
  months: number[];
  yearDays: number[];
  weeks: number[];
  positions: number[];
}

/** The end of a rule as it was written: a date, a local time, or an instant (with Z). */
export type Until =
  { kind: 'date'; date: string } | { kind: 'local'; date: string; time: string } | { kind: 'instant'; at: number };

/** A stored rule that nobody can follow; the message says what is wrong with it. */
export class RuleProblem extends Refusal {
  constructor(message: string) {
    super('invalid-command', message);
    this.name = 'RuleProblem';
  }
}

/** A hundred years of each: beyond that nobody looks for the next date. */
export const longestInterval: Record<Frequency, number> = { DAILY: 36_525, WEEKLY: 5_218, MONTHLY: 1_200, YEARLY: 100 };

/** As the schedule's own count. */
const mostCount = 10_000;
const mostValues = 400;

const example = 'as in FREQ=MONTHLY;BYDAY=-1FR';
const dayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** What each part lists, and between which bounds. */
const lists = {
  BYMONTHDAY: { field: 'monthDays', most: 31, signed: true },
  BYMONTH: { field: 'months', most: 12, signed: false },
  BYYEARDAY: { field: 'yearDays', most: 366, signed: true },
  BYWEEKNO: { field: 'weeks', most: 53, signed: true },
  BYSETPOS: { field: 'positions', most: 366, signed: true },
} as const;

export interface RuleRead {
  /** Null where it cannot be followed at all. */
  rule: Rule | null;
  /** Why a new rule is not taken. One that was stored before may have some, and is followed all the same. */
  problems: string[];
}

/** Reads a text as a rule; it never throws, and its cost is bounded by the length of the text. */
export function readRule(text: string): RuleRead {
  const problems: string[] = [];
  let broken = false;
  const wrong = (message: string): void => {
    problems.push(message);
    broken = true;
  };
  const parts = partsOf(text, wrong);
  const frequency = frequencies.find((known) => known === parts.get('FREQ'));
  if (frequency === undefined) {
    const said = parts.get('FREQ');
    wrong(
      `needs a FREQ of ${frequencies.join(', ')}, ${example}${said === undefined ? '' : `; it says FREQ=${said}`}.`,
    );
    return { rule: null, problems };
  }
  const rule: Rule = {
    frequency,
    interval: 1,
    count: null,
    until: null,
    weekStart: 1,
    ...{ days: [], monthDays: [], months: [], yearDays: [], weeks: [], positions: [] },
  };
  for (const [name, value] of parts) {
    if (name === 'INTERVAL') rule.interval = wholeOf(name, value, longestInterval[frequency], wrong, problems);
    if (name === 'COUNT') rule.count = wholeOf(name, value, mostCount, wrong, problems);
    if (name === 'UNTIL') rule.until = untilOf(value, wrong);
    if (name === 'WKST')
      rule.weekStart = weekdayNamed(value) ?? (wrong(`has WKST=${value}; it is one of ${dayNames.join(', ')}.`), 1);
    if (name === 'BYDAY') rule.days = daysOf(value, wrong);
    if (isList(name)) rule[lists[name].field] = numbersOf(name, value, wrong, problems);
  }
  if (!broken) problems.push(...togetherProblems(rule, parts));
  return { rule: broken ? null : rule, problems };
}

/** Read once: what is found out about a rule is kept with it. */
const rules = new Map<string, Rule>();
const mostRules = 100;

/** @throws RuleProblem where the text cannot be followed */
export function ruleOf(text: string): Rule {
  const known = rules.get(text);
  if (known) return known;
  const { rule, problems } = readRule(text);
  if (rule === null) throw new RuleProblem(unfollowed(text, problems));
  if (rules.size >= mostRules) rules.clear();
  rules.set(text, rule);
  return rule;
}

/** What to say of a rule that cannot be followed, to whoever has it. */
export function unfollowed(text: string, problems: readonly string[]): string {
  return `The rule ${shown(text)} cannot be followed: it ${problems[0] ?? 'cannot be read.'} Change it, or end the recurrence.`;
}

function partsOf(text: string, wrong: (message: string) => void): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of text
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase()
    .split(';')) {
    if (part.trim() === '') continue;
    const [, name = '', value = ''] = /^\s*([A-Z-]+)\s*=\s*([^=\s]+)\s*$/.exec(part) ?? [];
    if (!known.includes(name))
      wrong(
        `has "${shown(part)}", which is not used here: the time of day and the zone are said beside it, and the rest ${example}.`,
      );
    else if (parts.has(name)) wrong(`says ${name} twice.`);
    else parts.set(name, value);
  }
  return parts;
}

const known = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY', ...Object.keys(lists)];

function isList(name: string): name is keyof typeof lists {
  return name in lists;
}

/** More than `most` is refused, and followed where it was stored before. */
function wholeOf(
  name: string,
  value: string,
  most: number,
  wrong: (message: string) => void,
  problems: string[],
): number {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  const says = `has ${name}=${shown(value)}; it is a whole number from 1 to ${most}${name === 'INTERVAL' ? ', a hundred years' : ''}.`;
  if (number < 1) wrong(says);
  else if (number > most) problems.push(says);
  return number;
}

/** What is out of its bounds is refused, and matches nothing where it was stored before. */
function numbersOf(
  name: keyof typeof lists,
  value: string,
  wrong: (message: string) => void,
  problems: string[],
): number[] {
  const { most, signed } = lists[name];
  const says = (entry: string): string =>
    `has ${name}=${shown(entry)}; it takes whole numbers from 1 to ${most}${signed ? `, or -1 to -${most} from the end` : ''}.`;
  const entries = [...new Set(value.split(','))];
  if (entries.length > mostValues) {
    wrong(`has ${entries.length} values in ${name}; ${mostValues} are the most.`);
    return [];
  }
  const unreadable = entries.find((entry) => !/^[+-]?\d{1,9}$/.test(entry));
  if (unreadable !== undefined) {
    wrong(says(unreadable));
    return [];
  }
  const outside = entries.find((entry) => {
    const number = Number(entry);
    return number === 0 || Math.abs(number) > most || (number < 0 && !signed);
  });
  if (outside !== undefined) problems.push(says(outside));
  return entries.map(Number);
}

function daysOf(value: string, wrong: (message: string) => void): Rule['days'] {
  const days: Rule['days'] = [];
  for (const entry of new Set(value.split(','))) {
    const [, nth, name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(entry) ?? [];
    const weekday = weekdayNamed(name);
    const number = nth === undefined ? null : Number(nth);
    if (weekday === null || number === 0 || (number !== null && Math.abs(number) > 53)) {
      wrong(
        `has BYDAY=${shown(entry)}; it takes weekdays such as MO, 1MO (the first Monday) or -1FR (the last Friday).`,
      );
      return [];
    }
    days.push({ nth: number, weekday });
  }
  return days;
}

function weekdayNamed(name: string): Weekday | null {
  return weekdays[dayNames.indexOf(name)] ?? null;
}

function untilOf(value: string, wrong: (message: string) => void): Until | null {
  const [, y, m, d, time, zulu] = /^(\d{4})(\d{2})(\d{2})(?:T(\d{6})(Z)?)?$/.exec(value) ?? [];
  const date = `${y ?? ''}-${m ?? ''}-${d ?? ''}`;
  const [, hh, mm, ss] = /^([01]\d|2[0-3])([0-5]\d)([0-5]\d)$/.exec(time ?? '') ?? [];
  if (!isLocalDate(date) || (time !== undefined && ss === undefined)) {
    wrong(`has UNTIL=${shown(value)}; it is a date such as 20261231, or an instant such as 20261231T155959Z.`);
    return null;
  }
  if (time === undefined) return { kind: 'date', date };
  const clock = `${hh ?? ''}:${mm ?? ''}:${ss ?? ''}`;
  return zulu === undefined
    ? { kind: 'local', date, time: clock }
    : { kind: 'instant', at: Date.parse(`${date}T${clock}Z`) };
}

/** What RFC 5545 does not allow beside each other. */
function togetherProblems(rule: Rule, parts: Map<string, string>): string[] {
  const { frequency } = rule;
  const problems: string[] = [];
  const only = (name: string, where: readonly Frequency[]): void => {
    if (parts.has(name) && !where.includes(frequency))
      problems.push(`has ${name}, which goes with FREQ=${where.join(' or ')} only; it says FREQ=${frequency}.`);
  };
  only('BYWEEKNO', ['YEARLY']);
  only('BYYEARDAY', ['YEARLY']);
  only('BYMONTHDAY', ['DAILY', 'MONTHLY', 'YEARLY']);
  const numbered = rule.days.find(({ nth }) => nth !== null);
  if (numbered) {
    const entry = `${numbered.nth ?? ''}${dayNames[numbered.weekday - 1] ?? ''}`;
    if (frequency !== 'MONTHLY' && frequency !== 'YEARLY')
      problems.push(
        `has BYDAY=${entry}; numbered weekdays go with FREQ=MONTHLY or YEARLY only, it says FREQ=${frequency}.`,
      );
    else if (rule.weeks.length > 0) problems.push(`has BYDAY=${entry} beside BYWEEKNO, where weekdays have no number.`);
  }
  if (rule.count !== null && rule.until !== null) problems.push('says both COUNT and UNTIL; say one of them.');
  const chooses = ['BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYYEARDAY', 'BYWEEKNO'].some((name) => parts.has(name));
  if (rule.positions.length > 0 && !chooses)
    problems.push(
      'has BYSETPOS alone; it chooses among the days of another part, as in BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1.',
    );
  return problems;
}

/** What was written, not all of it where it is long. */
function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
