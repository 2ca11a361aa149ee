import type { EntityManager } from 'typeorm';
import type { Keyset, Sorts } from '../paging/keyset.js';
import { Narrowing } from '../sql/condition.js';
import type { EventRow } from './event-json.js';
import type { Sight } from '../../domain/access/sight.js';
import { knowing } from '../access/known-sight.js';
import { seesSubject, standsInSight } from '../access/visible.js';

/** What the trail is narrowed by; what is absent or null narrows nothing. */
export interface EventFilter {
  subjectId?: string | undefined;
  programId?: string | null;
  type?: string | undefined;
  actorId?: string | null;
  /** Instants as ISO 8601: at or after, and before. */
  after?: string | undefined;
  before?: string | undefined;
  /** Whoever asks, and sees of nothing else what became of it. */
  seenBy?: Sight | undefined;
  /** What stands there, and nothing that belongs to no record. */
  standsIn?: Sight | undefined;
}

export const eventSorts: Sorts = { seq: [{ sql: 'e.seq', type: 'bigint' }] };

/** Events `e` of the whole trail. */
export async function eventsBy(manager: EntityManager, filter: EventFilter, slice: Keyset): Promise<EventRow[]> {
  const list = new Narrowing();
  list.by(filter.subjectId, (p) => `e.subject_id = ${p}`);
  list.by(filter.programId, (p) => `e.program_id = ${p}`);
  list.by(filter.type, (p) => `e.type = ${p}`);
  list.by(filter.actorId, (p) => `e.actor_id = ${p}`);
  list.by(filter.after, (p) => `e.at >= ${p}`);
  list.by(filter.before, (p) => `e.at < ${p}`);
  const place = (value: unknown): string => list.placeholderOf(value);
  const seenBy = filter.seenBy && (await knowing(manager, filter.seenBy));
  if (seenBy) list.also(seesSubject(seenBy, place, { kind: 'e.subject_kind', id: 'e.subject_id' }));
  const about = { kind: 'e.subject_kind', id: 'e.subject_id', programId: 'e.program_id' };
  const standsIn = filter.standsIn && (await knowing(manager, filter.standsIn));
  if (standsIn) list.also(standsInSight(standsIn, place, about));
  const { sql, params } = list.condition;
  return manager.query(
    `SELECT e.*, p.name AS actor_name, ${slice.columns} FROM audit_events e LEFT JOIN people p ON p.id = e.actor_id
     WHERE ${sql} AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}
