import type { EntityManager } from 'typeorm';
import type { Keyset, Sorts } from '../paging/keyset.js';
import type { EventRow } from './event-json.js';

/** What the trail is narrowed by; what is absent or null narrows nothing. */
export interface EventFilter {
  subjectId?: string | undefined;
  programId?: string | null;
  type?: string | undefined;
  actorId?: string | null;
  /** Instants as ISO 8601: at or after, and before. */
  after?: string | undefined;
  before?: string | undefined;
}

export const eventSorts: Sorts = { seq: [{ sql: 'e.seq', type: 'bigint' }] };

/** Events `e` of the whole trail. */
export function eventsBy(manager: EntityManager, filter: EventFilter, slice: Keyset): Promise<EventRow[]> {
  const params: unknown[] = [];
  const conditions: string[] = [];
  const add = (sql: string, value: unknown): void => {
    if (value === undefined || value === null) return;
    params.push(value);
    conditions.push(`${sql} $${params.length}`);
  };
  add('e.subject_id =', filter.subjectId);
  add('e.program_id =', filter.programId);
  add('e.type =', filter.type);
  add('e.actor_id =', filter.actorId);
  add('e.at >=', filter.after);
  add('e.at <', filter.before);
  return manager.query(
    `SELECT e.*, p.name AS actor_name, ${slice.columns} FROM audit_events e LEFT JOIN people p ON p.id = e.actor_id
     WHERE ${[...conditions, slice.after(params)].join(' AND ')} ${slice.orderBy}`,
    params,
  );
}
