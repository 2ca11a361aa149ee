import type { EntityManager } from 'typeorm';
import { mayDecide, maySteerProgram } from '../../domain/access/access.js';
import type { Actor } from '../../domain/access/actor.js';
import type { ProgramCommand } from '../../domain/program/commands.js';

/**
 * In whose name somebody steers a program: null for their own, or the manager for whom they stand in. No way to the manager
 * leads through those who own live work in it.
 *
 * @param actor with those for whom they stand in
 * @throws Refusal `not-allowed`
 */
export async function steersAs(
  manager: EntityManager,
  actor: Actor,
  program: { id: string; managerId: string },
): Promise<string | null> {
  const through = actor.standsInFor?.find(({ personId }) => personId === program.managerId)?.through ?? [];
  const owners = await manager.query<{ id: string }[]>(
    `SELECT DISTINCT owner_id AS id FROM action_items WHERE program_id = $1 AND owner_id = ANY($2)
       AND status NOT IN ('done', 'cancelled')`,
    [program.id, through],
  );
  return maySteerProgram(actor, { managerId: program.managerId, owners: owners.map(({ id }) => id) });
}

/** Those that the round decides about: who signs, asks and takes back. */
const ofTheRound: readonly ProgramCommand['type'][] = ['sign_tollgate', 'revoke_tollgate', 'ask_tollgate'];

/** The same for a command. @throws Refusal `not-allowed` */
export async function commandsAs(
  manager: EntityManager,
  actor: Actor,
  { type }: ProgramCommand,
  program: { id: string; managerId: string },
): Promise<string | null> {
  if (!ofTheRound.includes(type)) return steersAs(manager, actor, program);
  mayDecide(actor);
  return null;
}
