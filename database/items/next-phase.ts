import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';

/** The open phase of a program, or the next to come. @throws Refusal `phase-not-open` where there is none */
export async function nextPhase(manager: EntityManager, programId: string): Promise<string> {
  const [phase] = await manager.query<{ id: string }[]>(
    `SELECT id FROM phases WHERE program_id = $1 AND status IN ('open', 'pending') ORDER BY status <> 'open', position LIMIT 1`,
    [programId],
  );
  if (!phase) throw new Refusal('phase-not-open', 'The program has no open or coming phase. Add a phase first.');
  return phase.id;
}
