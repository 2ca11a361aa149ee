import type { EntityManager } from 'typeorm';
import { calendarOf, type CalendarBody } from '../../domain/calendar/body.js';
import type { Calendar } from '../../domain/calendar/calendar.js';

/** Published versions never change, so what was read once is good for as long as the process lives. */
const known = new Map<string, Calendar>();
const most = 500;

interface VersionRow {
  id: string;
  key: string;
  name: string;
  version: number;
  status: string;
  as_of: string;
  body: CalendarBody;
}

/**
 * Calendar versions by id, ready for arithmetic. The same object for the same published version each time, so that what
 * is computed from it once is kept; drafts are read anew.
 *
 * @throws Error where a version does not exist: a foreign key forbids it
 */
export async function loadCalendars(manager: EntityManager, ids: Iterable<string>): Promise<(id: string) => Calendar> {
  const found = new Map([...new Set(ids)].map((id) => [id, known.get(id)]));
  const missing = [...found.keys()].filter((id) => !known.has(id));
  if (missing.length > 0) {
    const rows: VersionRow[] = await manager.query(
      `SELECT v.id, c.key, c.name, v.version, v.status, v.as_of::text, v.body
       FROM calendar_versions v JOIN calendars c ON c.id = v.calendar_id WHERE v.id = ANY($1)`,
      [missing],
    );
    if (known.size + rows.length > most) known.clear();
    for (const { id, key, name, version, status, as_of, body } of rows) {
      const calendar = calendarOf({ key, name, versionId: id, version, asOf: as_of }, body);
      found.set(id, calendar);
      if (status === 'published') known.set(id, calendar);
    }
  }
  return (id) => {
    const calendar = found.get(id);
    if (!calendar) throw new Error(`calendar version ${id} does not exist`);
    return calendar;
  };
}

/** Every calendar with the version that is in force: the last that was published. */
const inForce = `SELECT DISTINCT ON (c.id) c.id, c.key, c.market, c.is_default, c.is_market_default, v.id AS version_id
  FROM calendars c JOIN calendar_versions v ON v.calendar_id = c.id AND v.status = 'published'
  ORDER BY c.id, v.version DESC`;

/**
 * The calendar version in force for each of these people: that of the person's own calendar, else of the default of their
 * market, else of the calendar whose key is their market (`MY-10`), else of the default of all.
 *
 * @returns ids of versions by ids of people who exist
 */
export async function currentCalendarOf(manager: EntityManager, personIds: string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows: { person_id: string; version_id: string }[] = await manager.query(
    `WITH in_force AS (${inForce})
     SELECT DISTINCT ON (p.id) p.id AS person_id, f.version_id
     FROM people p JOIN in_force f
       ON f.key = p.calendar_key OR (f.is_market_default AND f.market = upper(p.market)) OR f.key = upper(p.market)
          OR f.is_default
     WHERE p.id = ANY($1)
     ORDER BY p.id, (f.key = p.calendar_key) IS TRUE DESC, (f.is_market_default AND f.market = upper(p.market)) IS TRUE DESC,
       (f.key = upper(p.market)) IS TRUE DESC`,
    [[...new Set(personIds)]],
  );
  return new Map(rows.map((row) => [row.person_id, row.version_id]));
}

/** The id of the version in force of a calendar, or of the default of all; null where there is none. */
export async function versionInForce(manager: EntityManager, key: string | null): Promise<string | null> {
  const [row]: { version_id: string }[] = await manager.query(
    `SELECT f.version_id FROM (${inForce}) f WHERE CASE WHEN $1::text IS NULL THEN f.is_default ELSE f.key = $1 END`,
    [key],
  );
  return row?.version_id ?? null;
}

/** The id of the version in force for a market: the default of the market, else the calendar whose key it is; null where there is none. */
export async function versionOfMarket(manager: EntityManager, market: string): Promise<string | null> {
  const [row]: { version_id: string }[] = await manager.query(
    `SELECT f.version_id FROM (${inForce}) f WHERE (f.is_market_default AND f.market = upper($1)) OR f.key = upper($1)
     ORDER BY (f.is_market_default AND f.market = upper($1)) IS TRUE DESC LIMIT 1`,
    [market],
  );
  return row?.version_id ?? null;
}
