import { calendarOf } from '../../../../domain/calendar/body.js';
import { knownWarning } from '../../../../domain/calendar/known.js';
import { localDate } from '../../../../domain/time.js';
import type { CalendarRow } from '../../../../database/calendars/calendar-rows.js';
import type { CalendarListRow, VersionDetail, VersionFacts } from '../../../../database/calendars/read-calendars.js';
import {
  mapOf,
  choice,
  day,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  schema,
  text,
  uuid,
  versioned,
} from '../openapi/json-schema.js';

const versionFields = {
  id: uuid,
  version: integer,
  status: choice(['draft', 'published']),
  asOf: day,
  source: text,
  knownFrom: nullable(day),
  knownUntil: nullable(day),
  note: text,
  createdAt: instant,
  createdBy: nullable(person),
  publishedAt: nullable(instant),
  publishedBy: nullable(person),
};
export const versionSchema = schema('CalendarVersion', object(versionFields));

const calendarFields = {
  id: uuid,
  key: text,
  name: text,
  market: nullable(text),
  isMarketDefault: flag,
  isDefault: flag,
  zone: text,
  inForce: nullable(versionSchema),
  draft: nullable(versionSchema),
  warning: nullable(text),
  version: integer,
};
export const calendarSchema = versioned(
  'Calendar',
  object(calendarFields, '`warning` says where the holidays of today, or of the date asked for, are not known.'),
);
export const calendarDetailSchema = versioned(
  'CalendarDetail',
  object({
    ...calendarFields,
    versions: list(versionSchema),
    'replanning?': nullable(uuid),
    'day?': object({
      date: day,
      working: flag,
      name: nullable(text),
      known: flag,
      opens: nullable(instant),
      closes: nullable(instant),
    }),
  }),
);
const intervals = list(object({ from: text, to: text }));

export const versionDetailSchema = schema(
  'CalendarVersionDetail',
  object({
    ...versionFields,
    calendar: text,
    zone: text,
    hours: list(object({ from: nullable(day), usual: intervals, 'weekdays?': mapOf(intervals) })),
    weekends: list(object({ from: nullable(day), days: list(integer) })),
    known: nullable(object({ from: day, until: day })),
    baseline: nullable(object({ region: text, source: text, asOf: day, from: day, until: day })),
    days: list(
      object({
        date: day,
        kind: choice(['off', 'working', 'ordinary']),
        name: text,
        origin: text,
        stated: { ...flag, description: 'By hand or by a file: it can be taken back.' },
        announced: { ...flag, description: 'False: it is likely, and not gazetted yet.' },
      }),
    ),
  }),
);

export function versionJson(row: VersionFacts) {
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    asOf: row.as_of,
    source: row.source,
    knownFrom: row.known_from,
    knownUntil: row.known_until,
    note: row.note,
    createdAt: iso(row.created_at),
    createdBy: row.created_by,
    publishedAt: row.published_at === null ? null : iso(row.published_at),
    publishedBy: row.published_by,
  };
}

/** @param date of which is said whether its holidays are known; today on the calendar's clocks where there is none */
export function calendarJson(row: CalendarListRow, now: number, date = localDate(now, row.zone)) {
  const shown = row.in_force ?? row.draft;
  const warning = shown
    ? knownWarning(
        {
          key: row.key,
          asOf: shown.as_of,
          source: shown.source,
          knownFrom: shown.known_from,
          knownUntil: shown.known_until,
        },
        date,
      )
    : null;
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    market: row.market,
    isMarketDefault: row.is_market_default,
    isDefault: row.is_default,
    zone: row.zone,
    inForce: row.in_force && versionJson(row.in_force),
    draft: row.draft && versionJson(row.draft),
    warning,
    version: row.version,
  };
}

/** A version with its layers laid over each other, so that each day says where it comes from. */
export function versionDetailJson(key: string, row: VersionDetail, year?: number) {
  const { zone, hours, weekends, known, baseline, overrides } = row.body;
  type Said = { kind: string; name: string; origin: string; stated: boolean; announced: boolean };
  const days = new Map<string, Said>();
  const lay = (dates: Record<string, string> | undefined, of: Omit<Said, 'name' | 'stated'>): void => {
    for (const [date, name] of Object.entries(dates ?? {})) days.set(date, { ...of, name, stated: false });
  };
  const { expected, source: origin = '' } = baseline ?? {};
  const likely = { origin: `${expected?.source ?? ''}, not announced`, announced: false };
  lay(expected?.daysOff, { kind: 'off', ...likely });
  lay(expected?.workingDays, { kind: 'working', ...likely });
  lay(baseline?.daysOff, { kind: 'off', origin, announced: true });
  lay(baseline?.workingDays, { kind: 'working', origin, announced: true });
  for (const [date, { kind, name, origin: of }] of Object.entries(overrides))
    days.set(date, { kind, name, origin: of, stated: true, announced: true });
  const inOrder = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...versionJson(row),
    calendar: key,
    zone,
    hours,
    weekends,
    known,
    baseline: baseline && {
      region: baseline.region,
      source: baseline.source,
      asOf: baseline.asOf,
      from: baseline.from,
      until: baseline.until,
    },
    days: inOrder
      .filter(([date]) => year === undefined || date.startsWith(`${year}-`))
      .map(([date, of]) => ({ date, ...of })),
  };
}

/** Ready for arithmetic. */
export function calendarOfVersion({ key, name }: CalendarRow, row: VersionDetail) {
  return calendarOf({ key, name, versionId: row.id, version: row.version, asOf: row.as_of }, row.body);
}

function iso(text: string): string {
  return new Date(text).toISOString();
}
