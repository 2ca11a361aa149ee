import type { Schemas } from '../lib/client.js';
import { facts, nameOf, plain, table } from '../lib/output.js';
import { operationText } from './bulk-text.js';

type Content = Schemas['CalendarVersionDetail'];

const weekdayNames = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export function listText(items: Schemas['Calendar'][]): string {
  const rows = items.map((calendar) => {
    const version = calendar.inForce;
    return [
      plain(calendar.key),
      plain(calendar.name),
      plain(calendar.zone),
      version ? plain(version.version) : 'none',
      plain(version?.asOf),
      plain(version?.knownUntil),
      calendar.draft === null ? '' : `draft ${plain(calendar.draft.version)}`,
      defaultText(calendar),
    ];
  });
  const warnings = items.filter(({ warning }) => warning !== null).map(({ warning }) => `Warning: ${plain(warning)}`);
  return [
    table(['KEY', 'CALENDAR', 'ZONE', 'VERSION', 'AS OF', 'KNOWN UNTIL', 'DRAFT', 'DEFAULT'], rows, 1),
    ...warnings,
  ].join('\n');
}

export function calendarText(calendar: Schemas['CalendarDetail'], content?: Content): string {
  const version = calendar.inForce ?? calendar.draft;
  const about = calendar.day;
  const versions = calendar.versions.map((v) => [
    plain(v.version),
    plain(v.status),
    plain(v.asOf),
    `${plain(v.knownFrom)} to ${plain(v.knownUntil)}`,
    nameOf(v.publishedBy ?? v.createdBy),
    [v.source, v.note].map(plain).filter(Boolean).join('; '),
  ]);
  return [
    facts([
      ['Calendar', `${plain(calendar.key)}, ${plain(calendar.name)}`],
      ['Market', calendar.market],
      ['Default', defaultText(calendar)],
      ['Zone', calendar.zone],
      ['In force', calendar.inForce === null ? 'nothing yet: publish the draft' : `version ${plain(version?.version)}`],
      ['As of', version?.asOf],
      ['Source', version?.source],
      ['Known', version?.knownUntil ? `${plain(version.knownFrom)} to ${plain(version.knownUntil)}` : 'no holidays'],
      ...(content ? rulesText(content) : []),
      ...(about ? [dayFact(about)] : []),
      ['Warning', calendar.warning],
    ]),
    '',
    table(['VERSION', 'STATUS', 'AS OF', 'KNOWN', 'BY', 'SOURCE'], versions, 5),
  ].join('\n');
}

/** After a change: what is a draft now, or in force. */
export function changedText(calendar: Schemas['CalendarDetail']): string {
  const draft = calendar.draft;
  const inForce = calendar.inForce;
  const key = plain(calendar.key);
  const warning = calendar.warning === null ? [] : [`Warning: ${plain(calendar.warning)}`];
  const state = draft
    ? `Draft version ${plain(draft.version)} of ${key}. Look at it with: tollgate calendars diff ${key}\nPublish it with: tollgate calendars publish ${key}`
    : `Version ${plain(inForce?.version)} of ${key} is in force.`;
  const follows = calendar.replanning;
  const replanning = follows ? [`Its items follow. See what moves: tollgate bulk show ${plain(follows)} --moved`] : [];
  return [state, ...warning, ...replanning].join('\n');
}

/** What would move if the draft were published. */
export function previewText(key: string, operation: Schemas['BulkOperationDetail'] | null): string {
  if (operation === null) return `Nothing that is open counts by ${key}.`;
  return [
    operationText(operation),
    `See all that would move: tollgate bulk show ${plain(operation.id)} --moved`,
    `Publish it with: tollgate calendars publish ${key}`,
  ].join('\n\n');
}

export function daysText(content: Content): string {
  const days = content.days.map((d) => [
    plain(d.date),
    weekdayOf(plain(d.date)),
    plain(d.kind),
    plain(d.name),
    plain(d.origin),
  ]);
  return `Days of version ${plain(content.version)}\n${table(['DATE', '', 'KIND', 'NAME', 'FROM'], days, 3)}`;
}

export function differenceText(found: Schemas['CalendarDifference']): string {
  const of = ({ version: number, status }: { version: number; status: string }): string =>
    `version ${plain(number)} (${plain(status)})`;
  const rules = found.rules.map((rule) => [plain(rule.what), plain(rule.before), plain(rule.after)]);
  const days = found.days.map((d) => [
    plain(d.date),
    weekdayOf(plain(d.date)),
    dayAsText(d.before),
    dayAsText(d.after),
  ]);
  const parts = [`${plain(found.calendar)}: from ${of(found.from)} to ${of(found.to)}`];
  if (rules.length > 0) parts.push(table(['RULE', 'BEFORE', 'AFTER'], rules, 2));
  if (days.length > 0) parts.push(table(['DATE', '', 'BEFORE', 'AFTER'], days, 3));
  if (rules.length + days.length === 0) parts.push('Nothing changes.');
  return parts.join('\n\n');
}

export function importedText(answer: Schemas['ImportedDays']): string {
  const { rejected, skipped, droppedDays: dropped } = answer;
  const counts = facts([
    ['Added', answer.added],
    ['Changed', answer.changed],
    ['Unchanged', answer.unchanged],
    ['Years', answer.years.map(yearText).join('; ')],
    ['Dropped', answer.dropped],
    ['Rejected', rejected.length],
    ['No days off', skipped.length],
  ]);
  return [
    counts,
    ...below(
      ['DROPPED', 'WHAT IT WAS'],
      dropped.map((d) => [plain(d.date), plain(d.name)]),
    ),
    ...below(
      ['REJECTED', 'WHY'],
      rejected.map((r) => [plain(r.row), r.message]),
    ),
    ...below(
      ['NO DAY OFF', 'WHY'],
      skipped.map((r) => [plain(r.row), r.message]),
    ),
    '',
    answer.dryRun ? 'A dry run: nothing was written.' : changedText(answer.calendar),
  ].join('\n');
}

function yearText(of: Schemas['ImportedDays']['years'][number]): string {
  return `${plain(of.year)}, ${plain(of.days)} days off${of.whole ? '' : ' (not the whole year)'}`;
}

function below(header: string[], rows: string[][]): string[] {
  return rows.length === 0 ? [] : ['', table(header, rows, 1)];
}

function rulesText(content: Content): [string, unknown][] {
  const weekends = content.weekends.map(
    ({ from, days }) => `${days.map((n) => weekdayNames[n]).join(', ') || 'none'}${since(from)}`,
  );
  const hours = content.hours.map(({ from, usual, weekdays = {} }) =>
    [
      `${intervalsText(usual)}${since(from)}`,
      ...Object.entries(weekdays).map(([n, own]) => `${String(weekdayNames[Number(n)])} ${intervalsText(own)}`),
    ].join(', '),
  );
  return [
    ['Weekend', weekends.join('; ')],
    ['Hours', hours.join('; ')],
  ];
}

interface Interval {
  from: string;
  to: string;
}

function intervalsText(intervals: Interval[]): string {
  return intervals.map(({ from, to }) => `${from}-${to}`).join(' and ');
}

function since(from: string | null): string {
  return from === null ? '' : ` from ${from}`;
}

function dayFact({ date, working, name, known }: NonNullable<Schemas['CalendarDetail']['day']>): [string, unknown] {
  const what = working ? 'worked' : 'off';
  return [
    'Day',
    `${plain(date)} ${weekdayOf(plain(date))}: ${what}${name === null ? '' : `, ${plain(name)}`}${known ? '' : ' (holidays not known)'}`,
  ];
}

function dayAsText({ working, name }: { working: boolean; name: string | null }): string {
  return `${working ? 'worked' : 'off'}${name === null ? '' : `: ${plain(name)}`}`;
}

function defaultText(calendar: Schemas['Calendar']): string {
  if (calendar.isDefault) return 'of all';
  return calendar.isMarketDefault ? `of ${plain(calendar.market)}` : '';
}

function weekdayOf(date: string): string {
  return weekdayNames[new Date(`${date}T00:00:00Z`).getUTCDay() || 7] ?? '';
}
