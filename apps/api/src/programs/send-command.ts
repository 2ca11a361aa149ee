import type { EntityManager } from 'typeorm';
import type { ProgramCommand } from '../../../../domain/program/commands.js';
import { maySteerProgram } from '../../../../domain/access/access.js';
import { withStandIns } from '../../../../database/people/acting-for.js';
import type { Actor } from '../access/actor.js';
import { versionAsked, type Asked } from '../commands/asked.js';
import type { Engine } from '../commands/engine.js';
import { findProgramRow, type ProgramRow } from './program-json.js';

interface PersonRef {
  id: string;
  name: string;
}

/**
 * A program that somebody may steer, and in whose name: null for his own.
 * @throws Refusal `not-found`, `not-allowed`
 */
export async function steeredProgram(
  manager: EntityManager,
  id: string,
  actor: Actor,
): Promise<{ row: ProgramRow; onBehalfOf: PersonRef | null }> {
  const row = await findProgramRow(manager, id);
  const acting = await withStandIns(manager, actor);
  const through = acting.standsInFor?.find(({ personId }) => personId === row.manager_id)?.through ?? [];
  const owners = await manager.query<{ id: string }[]>(
    `SELECT DISTINCT owner_id AS id FROM action_items WHERE program_id = $1 AND owner_id = ANY($2)
       AND status NOT IN ('done', 'cancelled')`,
    [id, through],
  );
  const parts = { managerId: row.manager_id, owners: owners.map((owner) => owner.id) };
  const absent = maySteerProgram(acting, parts);
  return { row, onBehalfOf: absent === null ? null : { id: absent, name: row.manager_name } };
}

export async function sendProgramCommand(
  engine: Engine,
  row: ProgramRow,
  command: ProgramCommand,
  asked: Asked,
  onBehalfOf: PersonRef | null = null,
): Promise<void> {
  await engine.program(row.id, command, {
    actorId: asked.actor.id,
    onBehalfOf: onBehalfOf?.id ?? null,
    key: asked.key,
    door: asked.door,
    seenVersion: row.version,
    expectedVersion: versionAsked(asked, row.version),
  });
}
