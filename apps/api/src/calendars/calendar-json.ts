import type { EntityManager } from 'typeorm';
import { calendarOf, type CalendarBody } from '../../../../domain/calendar/body.js';
import { knownWarning } from '../../../../domain/calendar/known.js';
import { localDate } from '../../../../domain/time.js';
import { Refusal } from '../../../../domain/refusal.js';
import type { CalendarRow } from '../../../../database/calendars/calendar-rows.js';
import {
  anyObject,
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
export const calendarSchema = schema(
  'Calendar',
  object(calendarFields, '`warning` says where the holidays of today, or of the date asked for, are not known.'),
);
export const calendarDetailSchema = schema(
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
export const versionDetailSchema = schema(
  'CalendarVersionDetail',
  object({
    ...versionFields,
    calendar: text,
    zone: text,
    hours: list(anyObject),
    weekends: list(object({ from: nullable(day), days: list(integer) })),
    known: nullable(object({ from: day, until: day })),
    baseline: nullable(object({ region: text, source: text, asOf: day, from: day, until: day })),
    days: list(object({ date: day, kind: choice(['off', 'working', 'ordinary']), name: text, origin: text })),
  }),
);

export interface VersionRow {
  id: string;
  version: number;
  status: 'draft' | 'published';
  as_of: string;
  source: string;
  known_from: string | null;
  known_until: string | null;
  note: string;
  created_at: string;
  created_by: { id: string; name: string } | null;
  published_at: string | null;
  published_by: { id: string; name: string } | null;
}

export interface CalendarListRow extends CalendarRow {
  zone: string;
  in_force: VersionRow | null;
  draft: VersionRow | null;
}

const versionJsonSql = `jsonb_build_object('id', v.id, 'version', v.version, 'status', v.status, 'as_of', v.as_of,
  'source', v.source, 'known_from', v.known_from, 'known_until', v.known_until, 'note', v.note,
  'created_at', v.created_at, 'published_at', v.published_at,
  'created_by', (SELECT jsonb_build_object('id', p.id, 'name', p.name) FROM people p WHERE p.id = v.created_by),
  'published_by', (SELECT jsonb_build_object('id', p.id, 'name', p.name) FROM people p WHERE p.id = v.published_by))`;
const lastOf = (status: string): string => `(SELECT ${versionJsonSql} FROM calendar_versions v
  WHERE v.calendar_id = c.id AND v.status = '${status}' ORDER BY v.version DESC LIMIT 1)`;

/** Columns of a calendar `c` with the version in force and the draft. The zone is that in force, else of the draft. */
export const calendarColumns = `c.*, ${lastOf('published')} AS in_force, ${lastOf('draft')} AS draft,
  (SELECT v.body ->> 'zone' FROM calendar_versions v WHERE v.calendar_id = c.id
   ORDER BY v.status = 'published' DESC, v.version DESC LIMIT 1) AS zone`;

/** @throws Refusal `not-found` */
export async function findCalendarRow(manager: EntityManager, key: string): Promise<CalendarListRow> {
  const [row] = await manager.query<CalendarListRow[]>(
    `SELECT ${calendarColumns} FROM calendars c WHERE c.key = upper($1)`,
    [key],
  );
  if (!row) throw new Refusal('not-found', `There is no calendar ${key}. List the calendars to see their keys.`);
  return row;
}

export async function versionRows(manager: EntityManager, calendarId: string): Promise<VersionRow[]> {
  const rows = await manager.query<{ v: VersionRow }[]>(
    `SELECT ${versionJsonSql} AS v FROM calendar_versions v WHERE v.calendar_id = $1 ORDER BY v.version DESC`,
    [calendarId],
  );
  return rows.map(({ v }) => v);
}

/**
 * @param version a number, `draft` or `current`
 * @throws Refusal `not-found`
 */
export async function findVersion(
  manager: EntityManager,
  calendar: CalendarListRow,
  version: string,
): Promise<VersionRow & { body: CalendarBody }> {
  const number =
    version === 'current'
      ? calendar.in_force?.version
      : version === 'draft'
        ? calendar.draft?.version
        : Number(version);
  const [row] =
    number !== undefined && Number.isInteger(number) && number > 0 && number < 1e9
      ? await manager.query<{ v: VersionRow; body: CalendarBody }[]>(
          `SELECT ${versionJsonSql} AS v, v.body FROM calendar_versions v WHERE v.calendar_id = $1 AND v.version = $2`,
          [calendar.id, number],
        )
      : [];
  if (row) return { ...row.v, body: row.body };
  throw new Refusal('not-found', `Calendar ${calendar.key} has no version ${version}. Show it to see its versions.`);
}

export function versionJson(row: VersionRow) {
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
export function versionDetailJson(key: string, row: VersionRow & { body: CalendarBody }, year?: number) {
  const { zone, hours, weekends, known, baseline, overrides } = row.body;
  const days = new Map<string, { kind: string; name: string; origin: string }>();
  const { expected } = baseline ?? {};
  const likely = `${expected?.source ?? ''}, not announced`;
  for (const [date, name] of Object.entries(expected?.daysOff ?? {}))
    days.set(date, { kind: 'off', name, origin: likely });
  for (const [date, name] of Object.entries(expected?.workingDays ?? {}))
    days.set(date, { kind: 'working', name, origin: likely });
  const origin = baseline?.source ?? '';
  for (const [date, name] of Object.entries(baseline?.daysOff ?? {})) days.set(date, { kind: 'off', name, origin });
  for (const [date, name] of Object.entries(baseline?.workingDays ?? {}))
    days.set(date, { kind: 'working', name, origin });
  for (const [date, { kind, name, origin: of }] of Object.entries(overrides))
    days.set(date, { kind, name, origin: of });
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
export function calendarOfVersion({ key, name }: CalendarRow, row: VersionRow & { body: CalendarBody }) {
  return calendarOf({ key, name, versionId: row.id, version: row.version, asOf: row.as_of }, row.body);
}

function iso(text: string): string {
  return new Date(text).toISOString();
}
