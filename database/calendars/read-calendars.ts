import type { EntityManager } from 'typeorm';
import type { CalendarBody } from '../../domain/calendar/body.js';
import { Refusal } from '../../domain/refusal.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import type { CalendarRow } from './calendar-rows.js';

/** What is known of a version, without its content; instants as text, as JSON has them. */
export interface VersionFacts {
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

export interface VersionDetail extends VersionFacts {
  body: CalendarBody;
}

/** A calendar with the version in force and the draft. */
export interface CalendarListRow extends CalendarRow {
  zone: string;
  in_force: VersionFacts | null;
  draft: VersionFacts | null;
}

const versionJsonSql = `jsonb_build_object('id', v.id, 'version', v.version, 'status', v.status, 'as_of', v.as_of,
  'source', v.source, 'known_from', v.known_from, 'known_until', v.known_until, 'note', v.note,
  'created_at', v.created_at, 'published_at', v.published_at,
  'created_by', (SELECT jsonb_build_object('id', p.id, 'name', p.name) FROM people p WHERE p.id = v.created_by),
  'published_by', (SELECT jsonb_build_object('id', p.id, 'name', p.name) FROM people p WHERE p.id = v.published_by))`;
const lastOf = (status: string): string => `(SELECT ${versionJsonSql} FROM calendar_versions v
  WHERE v.calendar_id = c.id AND v.status = '${status}' ORDER BY v.version DESC LIMIT 1)`;

/** Columns of a calendar `c` with the version in force and the draft. The zone is that in force, else of the draft. */
const calendarColumns = `c.*, ${lastOf('published')} AS in_force, ${lastOf('draft')} AS draft,
  (SELECT v.body ->> 'zone' FROM calendar_versions v WHERE v.calendar_id = c.id
   ORDER BY v.status = 'published' DESC, v.version DESC LIMIT 1) AS zone`;

export const calendarSorts: Sorts = { key: [{ sql: 'c.key', type: 'text' }] };

/** Calendars of a market, however it is written; null: of all. */
export function calendarsOf(manager: EntityManager, market: string | null, slice: Keyset): Promise<CalendarListRow[]> {
  const params: unknown[] = [market];
  return manager.query(
    `SELECT ${calendarColumns}, ${slice.columns} FROM calendars c
     WHERE ($1::text IS NULL OR folded(c.market) = folded($1)) AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** @throws Refusal `not-found` */
export async function findCalendarRow(manager: EntityManager, key: string): Promise<CalendarListRow> {
  const [row] = await manager.query<CalendarListRow[]>(
    `SELECT ${calendarColumns} FROM calendars c WHERE c.key = upper($1)`,
    [key],
  );
  if (!row) throw new Refusal('not-found', `There is no calendar ${key}. List the calendars to see their keys.`);
  return row;
}

/** The versions of a calendar, newest first. */
export async function versionRows(manager: EntityManager, calendarId: string): Promise<VersionFacts[]> {
  const rows = await manager.query<{ v: VersionFacts }[]>(
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
): Promise<VersionDetail> {
  const number =
    version === 'current'
      ? calendar.in_force?.version
      : version === 'draft'
        ? calendar.draft?.version
        : Number(version);
  const [row] =
    number !== undefined && Number.isInteger(number) && number > 0 && number < 1e9
      ? await manager.query<{ v: VersionFacts; body: CalendarBody }[]>(
          `SELECT ${versionJsonSql} AS v, v.body FROM calendar_versions v WHERE v.calendar_id = $1 AND v.version = $2`,
          [calendar.id, number],
        )
      : [];
  if (row) return { ...row.v, body: row.body };
  throw new Refusal('not-found', `Calendar ${calendar.key} has no version ${version}. Show it to see its versions.`);
}
