import type { EntityManager } from 'typeorm';
import { presentTrace } from '../../config/spans.js';
import { among } from '../sql/among.js';
import type { EventDraft } from '../../domain/record/event.js';
import type { RecordKind } from '../engine/kinds.js';
import { keepForRules, type Heard } from './heard-by-rules.js';
import { markOf } from './in-hand.js';

export interface TrailEntry {
  subjectKind:
    | RecordKind
    | 'policy'
    | 'rule'
    | 'person'
    | 'team'
    | 'import'
    | 'delivery'
    | 'calendar'
    | 'rota'
    | 'template'
    | 'maintenance_window'
    | 'message_settings'
    | 'severity_matrix'
    | 'finding_limits'
    | 'cause_taxonomy'
    | 'metric'
    | 'webhook'
    | 'channel'
    | 'bulk_operation'
    | 'command_key'
    | 'role'
    | 'sign_in_provider'
    | 'group'
    | 'legal_hold'
    | 'retention';
  subjectId: string;
  programId: string | null;
  event: EventDraft;
  /** The facts of the record right after it, for rules that listen; absent where whoever records it does not know them. */
  facts?: object;
}

/** SQL: whether a list of filters such as `*`, `item.*` or `item.escalated` takes a type of event. */
export function eventFits(filters: string, type: string): string {
  return `EXISTS (SELECT 1 FROM unnest(${filters}) AS f(p)
    WHERE f.p IN ('*', ${type}) OR (f.p LIKE '%.*' AND starts_with(${type}, left(f.p, -1))))`;
}

/**
 * Adds to the audit trail, to what outgoing webhooks have to deliver of it, and to what rules listen to. An event whose key is taken has been
 * recorded before and is left as it is.
 */
export async function saveEvents(manager: EntityManager, entries: TrailEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ subjectKind, subjectId, programId, event }) => ({
    k: event.key,
    sk: subjectKind,
    s: subjectId,
    p: programId,
    t: event.type,
    a: event.actorId,
    at: event.at,
    v: event.version,
    d: { ...event.data, ...markOf(event.actorId) },
  }));
  const heard = await manager.query<Heard[]>(
    `WITH recorded AS (
       INSERT INTO audit_events (key, subject_kind, subject_id, program_id, type, actor_id, at, subject_version, data)
       SELECT x.k, x.sk, x.s, x.p, x.t, x.a, to_timestamp(x.at / 1000.0), x.v, x.d
       FROM json_to_recordset($1::json)
         AS x(k text, sk text, s uuid, p uuid, t text, a uuid, at double precision, v integer, d jsonb)
       ON CONFLICT (key) DO NOTHING RETURNING seq, key, subject_kind, type, program_id),
     delivered AS (
       INSERT INTO webhook_deliveries (endpoint_id, event_seq, trace)
       SELECT e.id, r.seq, $2::text FROM recorded r JOIN webhook_endpoints e ON e.active AND e.removed_at IS NULL
         AND (e.program_id IS NULL OR e.program_id = r.program_id) AND ${eventFits('e.events', 'r.type')})
     SELECT r.seq::text, r.key, array_agg(l.live_version_id) AS versions FROM recorded r
       JOIN rules l ON l.state IN ('shadow', 'suggest', 'act') AND l.live_kind = r.subject_kind AND ${eventFits('l.live_events', 'r.type')}
     GROUP BY r.seq, r.key`,
    [JSON.stringify(rows), presentTrace()],
  );
  if (heard.length > 0)
    await keepForRules(
      manager,
      heard,
      new Map(entries.map(({ event, facts, programId }) => [event.key, { facts: facts ?? null, programId }])),
    );
}

/** Which of these keys have been recorded. */
export async function recordedKeys(manager: EntityManager, keys: string[]): Promise<Set<string>> {
  const { sql, value } = among(keys, '$1');
  const rows: { key: string }[] = await manager.query(`SELECT key FROM audit_events WHERE key ${sql}`, [value]);
  return new Set(rows.map((row) => row.key));
}

/** What was recorded under this key; null where nothing was. */
export async function recordedData(manager: EntityManager, key: string): Promise<Record<string, unknown> | null> {
  const [row] = await manager.query<{ data: Record<string, unknown> }[]>(
    'SELECT data FROM audit_events WHERE key = $1',
    [key],
  );
  return row?.data ?? null;
}
