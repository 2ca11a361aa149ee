import type { EntityManager } from 'typeorm';
import { presentTrace } from '../../config/spans.js';

/** Something the engine is to do about a workflow, written in the same transaction as the fact that asks for it. */
export interface OutboxEntry {
  workflowType: string;
  workflowId: string;
  /**
   * `start` it, or `poke` it to read its facts; a workflow that is gone is started by a poke too. `evaluate`: an item of
   * the program has ended; poke it if that was the last of its open phase.
   */
  kind: 'start' | 'poke' | 'evaluate';
  input: Record<string, unknown>;
}

/** Wakes the relay at the commit; losing the wake-up costs at most its polling interval. */
export const outboxChannel = 'tollgate_outbox';

export async function enqueue(manager: EntityManager, entries: OutboxEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await Promise.all([
    manager.query(
      `INSERT INTO outbox (workflow_type, workflow_id, kind, input, trace)
     SELECT x.t, x.w, x.k, x.i, $2::text FROM json_to_recordset($1::json) AS x(t text, w text, k text, i jsonb)`,
      [
        JSON.stringify(entries.map((e) => ({ t: e.workflowType, w: e.workflowId, k: e.kind, i: e.input }))),
        presentTrace(),
      ],
    ),
    manager.query(`NOTIFY ${outboxChannel}`),
  ]);
}

/** Whether so many wait in it. */
export async function outboxHas(manager: EntityManager, many: number): Promise<boolean> {
  const rows = await manager.query<unknown[]>('SELECT 1 FROM outbox OFFSET $1 LIMIT 1', [many - 1]);
  return rows.length > 0;
}
