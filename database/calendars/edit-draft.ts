import type { EntityManager } from 'typeorm';
import { sourceOf, type CalendarBody } from '../../domain/calendar/body.js';
import { checkCalendar } from '../../domain/calendar/check-calendar.js';
import { contentHash } from '../../domain/sign-off/content-hash.js';
import { Refusal } from '../../domain/refusal.js';
import { stableId } from '../../domain/stable-id.js';
import { localDate, type Instant } from '../../domain/time.js';
import { recordedData, recordedKeys } from '../trail/events.js';
import {
  bump,
  draftOf,
  eventKey,
  expectVersion,
  lastVersion,
  lockCalendar,
  record,
  type CalendarChange,
} from './calendar-rows.js';

export interface NewCalendar {
  key: string;
  name: string;
  market: string | null;
  body: CalendarBody;
}

/**
 * Adds a calendar whose first version is a draft.
 *
 * @returns false where the key is taken
 * @throws Refusal `invalid-command` naming what is wrong with the body
 */
export async function createCalendar(manager: EntityManager, given: NewCalendar, by: CalendarChange): Promise<boolean> {
  const id = stableId('calendar', given.key);
  check(given.body);
  const made = await manager.query<unknown[]>(
    `INSERT INTO calendars (id, key, name, market, created_by) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (key) DO NOTHING RETURNING id`,
    [id, given.key, given.name, given.market, by.actorId],
  );
  // Taken, unless it is this request that took it.
  if (made.length === 0) return (await recordedKeys(manager, [eventKey(id, 'calendar.created', by)])).size > 0;
  await insertDraft(manager, id, 1, given.body, by);
  await record(manager, id, 'calendar.created', 1, by, { key: given.key, name: given.name, market: given.market });
  return true;
}

/** What becomes of a body, and what the trail says about it. */
export interface BodyChange {
  body: CalendarBody;
  data?: Record<string, unknown>;
}

/** Whether anything is not as it was, and the `data` of the change; of one that was carried out before, its own. */
export interface DraftEdited {
  changed: boolean;
  data: Record<string, unknown>;
}

/**
 * Changes the draft of a calendar; where there is none, one is begun from the version in force. A change that changes
 * nothing leaves everything as it is.
 *
 * @throws Refusal `not-found`, `version-mismatch`, `invalid-command` naming what is wrong with the body
 */
export async function editDraft(
  manager: EntityManager,
  key: string,
  type: `calendar.${string}`,
  by: CalendarChange,
  change: (body: CalendarBody) => BodyChange,
): Promise<DraftEdited> {
  const calendar = await lockCalendar(manager, key);
  const done = await recordedData(manager, eventKey(calendar.id, type, by));
  if (done) return { changed: true, data: done };
  expectVersion(calendar, by);
  const before = await lastVersion(manager, calendar.id);
  const { body, data = {} } = change(before.body);
  check(body);
  if (contentHash(body) === contentHash(before.body)) return { changed: false, data };
  if (before.status === 'draft') {
    const { asOf, source, from, until } = factsOf(body, by.at);
    await manager.query(
      `UPDATE calendar_versions SET body = $2, as_of = $3, source = $4, known_from = $5, known_until = $6
       WHERE id = $1 AND status = 'draft'`,
      [before.id, JSON.stringify(body), asOf, source, from, until],
    );
  } else await insertDraft(manager, calendar.id, before.version + 1, body, by);
  const version = await bump(manager, calendar.id);
  const draft = before.status === 'draft' ? before.version : before.version + 1;
  await record(manager, calendar.id, type, version, by, { draft, ...data });
  return { changed: true, data };
}

/** @throws Refusal `not-found`, `version-mismatch`, `illegal-transition` where there is no draft, or nothing else */
export async function discardDraft(manager: EntityManager, key: string, by: CalendarChange): Promise<void> {
  const calendar = await lockCalendar(manager, key);
  if ((await recordedKeys(manager, [eventKey(calendar.id, 'calendar.draft_discarded', by)])).size > 0) return;
  expectVersion(calendar, by);
  const last = await draftOf(manager, calendar);
  if (last.version === 1)
    throw new Refusal(
      'illegal-transition',
      `The draft is all there is of calendar ${calendar.key}. Change it instead, or leave it unpublished.`,
    );
  await manager.query(`DELETE FROM calendar_versions WHERE id = $1 AND status = 'draft'`, [last.id]);
  const version = await bump(manager, calendar.id);
  await record(manager, calendar.id, 'calendar.draft_discarded', version, by, { draft: last.version });
}

async function insertDraft(
  manager: EntityManager,
  calendarId: string,
  version: number,
  body: CalendarBody,
  by: CalendarChange,
): Promise<void> {
  const { asOf, source, from, until } = factsOf(body, by.at);
  await manager.query(
    `INSERT INTO calendar_versions (id, calendar_id, version, body, as_of, source, known_from, known_until, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      stableId('calendar-version', calendarId, by.actorId, by.key),
      calendarId,
      version,
      JSON.stringify(body),
      asOf,
      source,
      from,
      until,
      by.actorId,
    ],
  );
}

function factsOf(body: CalendarBody, at: Instant) {
  const known = body.known ?? body.baseline;
  return {
    asOf: localDate(at, body.zone),
    source: sourceOf(body),
    from: known?.from ?? null,
    until: known?.until ?? null,
  };
}

/** @throws Refusal `invalid-command` naming what is wrong, and where */
export function check(body: CalendarBody): void {
  const errors = checkCalendar(body);
  if (errors.length === 0) return;
  const detail = errors.map(({ path, message }) => `${path} ${message}`.trim()).join(' ');
  throw new Refusal('invalid-command', detail, { errors });
}
