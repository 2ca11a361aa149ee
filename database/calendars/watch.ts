import type { DataSource, EntityManager } from 'typeorm';
import { saveNotices } from '../inbox/save-notices.js';
import { administratorsNow } from '../people/standing.js';
import { saveEvents } from '../trail/events.js';
import { tablesOfRegion } from './announced/tables.js';
import type { Instant } from '../../domain/time.js';

interface InForce {
  id: string;
  key: string;
  name: string;
  region: string | null;
  source: string;
  knownUntil: string | null;
}

interface Finding {
  calendar: InForce;
  /** Its event's key: each is told once. */
  key: string;
  line: string;
}

/** From this month on, the year to come should be known. */
const asksFrom = 11;

/**
 * Tells administrators once of each calendar in use that does not know this year or, from November on, the next, and of
 * each that was made before there was a table of what was announced for it. Nothing is changed in their name.
 *
 * @returns how many calendars they were told of
 */
export async function tellOfCalendars(dataSource: DataSource, at: Instant): Promise<number> {
  return dataSource.transaction(async (manager) => {
    const calendars = await inForce(manager);
    const findings = calendars.flatMap((calendar) => findingsOf(calendar, new Date(at)));
    if (findings.length === 0) return 0;
    const keys = findings.map(({ key }) => key);
    const told = await manager.query<{ key: string }[]>('SELECT key FROM audit_events WHERE key = ANY($1)', [keys]);
    const known = new Set(told.map(({ key }) => key));
    const fresh = findings.filter(({ key }) => !known.has(key));
    const [first] = fresh;
    const administrators = first ? await administratorsNow(manager) : [];
    // Whoever comes first is told then.
    if (!first || administrators.length === 0) return 0;
    await saveEvents(
      manager,
      fresh.map(({ calendar, key, line }) => ({
        subjectKind: 'calendar' as const,
        subjectId: calendar.id,
        programId: null,
        event: { key, type: 'calendar.unknown', at, actorId: null, version: 0, data: { key: calendar.key, line } },
      })),
    );
    await saveNotices(manager, [
      {
        subjectKind: 'calendar',
        subjectId: first.calendar.id,
        programId: null,
        facts: { itemTitle: first.calendar.name, itemNumber: null, programName: '' },
        notice: {
          eventKey: first.key,
          kind: 'calendars_unknown',
          to: administrators.map((personId) => ({ personId, role: 'administrator' as const })),
          channels: ['inbox', 'email'],
          at,
          facts: { moved: { count: fresh.length, items: fresh.map(({ line }) => line) } },
        },
      },
    ]);
    return fresh.length;
  });
}

function findingsOf(calendar: InForce, now: Date): Finding[] {
  const { id, key, name, region, source, knownUntil } = calendar;
  const year = now.getUTCFullYear();
  const years = now.getUTCMonth() + 1 >= asksFrom ? [year, year + 1] : [year];
  const known = knownUntil === null ? 'no days off' : `its days off until ${knownUntil}`;
  const unknown = years
    .filter((asked) => knownUntil === null || knownUntil < `${asked}-12-31`)
    .map((asked) => ({
      calendar,
      key: `calendar/${id}#unknown:${asked}`,
      line: `${key}, ${name}, knows ${known}, not the whole of ${asked}: import what was announced, or refresh it after an upgrade`,
    }));
  const table = tablesOfRegion(region ?? '').at(-1);
  const better =
    table && source.startsWith('date-holidays')
      ? [
          {
            calendar,
            key: `calendar/${id}#table`,
            line: `${key}, ${name}, was computed by a library; what was announced is there now: tollgate calendars refresh ${key}, then publish --preview`,
          },
        ]
      : [];
  return [...better, ...unknown];
}

/** Calendars that somebody counts by: the defaults, people's own, and those that open items are pinned to. */
function inForce(manager: EntityManager): Promise<InForce[]> {
  return manager.query<InForce[]>(
    `SELECT DISTINCT ON (c.key) c.id, c.key, c.name, v.body->'baseline'->>'region' AS region, v.source,
       v.known_until::text AS "knownUntil"
     FROM calendars c JOIN calendar_versions v ON v.calendar_id = c.id AND v.status = 'published'
     WHERE c.is_default OR c.is_market_default
       OR EXISTS (SELECT 1 FROM people p WHERE p.calendar_key = c.key AND p.active)
     ORDER BY c.key, v.version DESC`,
  );
}
