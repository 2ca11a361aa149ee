import type { DataSource, EntityManager } from 'typeorm';
import type { Stated } from '../../domain/ai/drafts.js';
import { Refusal } from '../../domain/refusal.js';
import { recordKinds } from '../engine/kinds.js';
import type { Targets } from '../proposals/attempt.js';
import { propose, type NewProposal } from '../proposals/propose.js';
import { loadProposal } from '../proposals/load.js';
import { endRun, keep, type KeptResult, type Run } from './runs.js';

/** So long it waits for a record that others hold; it is tried again then. */
const patience = '500ms';

/**
 * Makes of an answered run what it comes to, once: its proposals, what the draft said, and its end are one transaction. What the rules
 * of the record refuse ends it with the reason.
 */
export async function makeOfRun(
  dataSource: DataSource,
  targets: Targets,
  run: Pick<Run, 'id' | 'record_kind' | 'record_id' | 'record_version'>,
  { stated, proposals, by }: { stated: Stated[]; proposals: NewProposal[]; by: string },
): Promise<void> {
  try {
    await dataSource.transaction(async (manager) => {
      await manager.query(`SET LOCAL lock_timeout = '${patience}'`);
      if (!(await stillAnswered(manager, run.id))) return;
      await keep(manager, run.id, 'result', { statements: stated });
      if (!(await asItWas(manager, run))) return endRun(manager, run.id, 'record_changed', { stated });
      for (const one of proposals) await proposeFor(targets, manager, run.id, one, by);
      await endRun(manager, run.id, proposals.length > 0 ? 'proposed' : 'nothing_new', { stated });
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await dataSource.transaction(async (manager) => {
      await keep(manager, run.id, 'result', { statements: stated });
      await endRun(manager, run.id, 'not_proposed', { said: error.detail, stated });
    });
  }
}

/** Ends one of which nothing is proposed, with what it said. */
export async function endWith(
  dataSource: DataSource,
  id: string,
  outcome: 'summarised' | 'listed' | 'translated' | 'unsupported' | 'not_proposed' | 'nothing_new',
  { stated, said = null, more = {} }: { stated: Stated[]; said?: string | null; more?: Omit<KeptResult, 'statements'> },
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    if (!(await stillAnswered(manager, id))) return;
    await keep(manager, id, 'result', { statements: stated, ...more });
    await endRun(manager, id, outcome, { stated, said });
  });
}

async function stillAnswered(manager: EntityManager, id: string): Promise<boolean> {
  const rows = await manager.query<unknown[]>(`SELECT 1 FROM ai_runs WHERE id = $1 AND state = 'answered' FOR UPDATE`, [
    id,
  ]);
  return rows.length > 0;
}

/** Whether the record is at the version that was read: what the model saw is the premise. */
async function asItWas(
  manager: EntityManager,
  {
    record_kind: kind,
    record_id: id,
    record_version: version,
  }: Pick<Run, 'record_kind' | 'record_id' | 'record_version'>,
): Promise<boolean> {
  const rows = await manager.query<{ version: number }[]>(
    `SELECT version FROM ${recordKinds[kind].table} WHERE id = $1 FOR SHARE`,
    [id],
  );
  return rows[0]?.version === version;
}

async function proposeFor(
  targets: Targets,
  manager: EntityManager,
  runId: string,
  made: NewProposal,
  by: string,
): Promise<void> {
  const at = Date.now();
  if ((await loadProposal(manager, made.id, { lock: false, at })) === null)
    await propose(targets, manager, made, { actorId: by, key: made.id, at });
  await manager.query('INSERT INTO ai_run_proposals (run_id, proposal_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    runId,
    made.id,
  ]);
}
