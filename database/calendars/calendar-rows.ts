import type { EntityManager } from 'typeorm';
import type { CalendarBody } from '../../domain/calendar/body.js';
import { Refusal } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time.js';
import { saveEvents } from '../trail/events.js';

/** Who changes a calendar, when, under which key, and having read which version of its record. */
export interface CalendarChange {
  actorId: string;
  /** Of the request; the same key of the same person is carried out once. */
  key: string;
  at: Instant;
  expectedVersion?: number | undefined;
}

export interface CalendarRow {
  id: string;
  key: string;
  name: string;
  market: string | null;
  is_market_default: boolean;
  is_default: boolean;
  /** Of the record: one more with every change, of a draft too. */
  version: number;
}

export interface VersionRow {
  id: string;
  version: number;
  status: 'draft' | 'published';
  body: CalendarBody;
}

/** @throws Refusal `not-found` */
export async function findCalendar(manager: EntityManager, key: string): Promise<CalendarRow> {
  const [row] = await manager.query<CalendarRow[]>('SELECT * FROM calendars WHERE key = upper($1)', [key]);
  return row ?? unknown(key);
}

/** Whether there is one with this key, written as it is kept. */
export async function isCalendar(manager: EntityManager, key: string): Promise<boolean> {
  const found = await manager.query<unknown[]>('SELECT 1 FROM calendars WHERE key = $1', [key]);
  return found.length > 0;
}

/** Nobody else changes it until the transaction ends. @throws Refusal `not-found` */
export async function lockCalendar(manager: EntityManager, key: string): Promise<CalendarRow> {
  const [row] = await manager.query<CalendarRow[]>('SELECT * FROM calendars WHERE key = upper($1) FOR UPDATE', [key]);
  return row ?? unknown(key);
}

function unknown(key: string): never {
  throw new Refusal('not-found', `There is no calendar ${key}. List the calendars to see their keys.`);
}

/** @throws Refusal `version-mismatch` */
export function expectVersion({ key, version }: CalendarRow, { expectedVersion }: CalendarChange): void {
  if (expectedVersion === undefined || expectedVersion === version) return;
  throw new Refusal('version-mismatch', `Calendar ${key} is at version ${version} by now. Read it again.`, { version });
}

/** The draft where there is one, else what is in force. */
export async function lastVersion(manager: EntityManager, calendarId: string): Promise<VersionRow> {
  const [row] = await manager.query<VersionRow[]>(
    'SELECT id, version, status, body FROM calendar_versions WHERE calendar_id = $1 ORDER BY version DESC LIMIT 1',
    [calendarId],
  );
  if (!row) throw new Error(`calendar ${calendarId} has no version`);
  return row;
}

/** @throws Refusal `illegal-transition` where there is none */
export async function draftOf(manager: EntityManager, { id, key }: CalendarRow): Promise<VersionRow> {
  const last = await lastVersion(manager, id);
  if (last.status === 'draft') return last;
  throw new Refusal(
    'illegal-transition',
    `Calendar ${key} has no draft: version ${last.version} is published and never changes. Change something first.`,
    { currentStatus: last.status },
  );
}

/** The record of a calendar is at its next version. */
export async function bump(manager: EntityManager, id: string): Promise<number> {
  const [rows] = await manager.query<[{ version: number }[], number]>(
    'UPDATE calendars SET version = version + 1, updated_at = now() WHERE id = $1 RETURNING version',
    [id],
  );
  return rows[0]?.version ?? 0;
}

/** One for each request of a person. */
export function eventKey(id: string, type: string, { actorId, key }: CalendarChange): string {
  return `calendar/${id}#${type}:${actorId}:${key}`;
}

/** Adds to the trail of a calendar. */
export async function record(
  manager: EntityManager,
  id: string,
  type: string,
  version: number,
  by: CalendarChange,
  data: Record<string, unknown>,
): Promise<void> {
  const event = { key: eventKey(id, type, by), type, at: by.at, actorId: by.actorId, version, data };
  await saveEvents(manager, [{ subjectKind: 'calendar', subjectId: id, programId: null, event }]);
}
