import type { EntityManager } from 'typeorm';
import type { EventDraft } from '../../domain/action-item/outcome.js';
import type { RecordKind } from '../records/kinds.js';

export interface TrailEntry {
  subjectKind:
    RecordKind | 'policy' | 'person' | 'team' | 'import' | 'delivery' | 'calendar' | 'rota' | 'maintenance_window';
  subjectId: string;
  programId: string | null;
  event: EventDraft;
}

/** Adds to the audit trail; an event whose key is taken has been recorded before and is left as it is. */
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
    d: event.data,
  }));
  await manager.query(
    `INSERT INTO audit_events (key, subject_kind, subject_id, program_id, type, actor_id, at, subject_version, data)
     SELECT x.k, x.sk, x.s, x.p, x.t, x.a, to_timestamp(x.at / 1000.0), x.v, x.d
     FROM jsonb_to_recordset($1::jsonb)
       AS x(k text, sk text, s uuid, p uuid, t text, a uuid, at double precision, v integer, d jsonb)
     ON CONFLICT (key) DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

/** Which of these keys have been recorded. */
export async function recordedKeys(manager: EntityManager, keys: string[]): Promise<Set<string>> {
  const rows: { key: string }[] = await manager.query('SELECT key FROM audit_events WHERE key = ANY($1)', [keys]);
  return new Set(rows.map((row) => row.key));
}
