import type { EntityManager } from 'typeorm';
import type { PhaseStatus } from '../../domain/program/table.js';

/** Whether the phase that is open in a program has items. */
export async function hasItemsInTurn(manager: EntityManager, programId: string): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `SELECT 1 FROM phases ph JOIN action_items i ON i.phase_id = ph.id
     WHERE ph.program_id = $1 AND ph.status = 'open' LIMIT 1`,
    [programId],
  );
  return rows.length > 0;
}

/** The state of a phase of a program; undefined where the program has no such phase. */
export async function phaseStatus(
  manager: EntityManager,
  programId: string,
  phaseId: string,
): Promise<PhaseStatus | undefined> {
  const [phase] = await manager.query<{ status: PhaseStatus }[]>(
    'SELECT status FROM phases WHERE id = $1 AND program_id = $2',
    [phaseId, programId],
  );
  return phase?.status;
}

/** The ids of a program's phases. */
export async function phaseIdsOf(manager: EntityManager, programId: string): Promise<string[]> {
  const phases = await manager.query<{ id: string }[]>('SELECT id FROM phases WHERE program_id = $1', [programId]);
  return phases.map(({ id }) => id);
}
