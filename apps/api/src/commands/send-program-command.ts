import type { EntityManager } from 'typeorm';
import type { ProgramCommand } from '../../../../domain/program/commands.js';
import { withStandIns } from '../../../../database/people/acting-for.js';
import { commandsAs, steersAs } from '../../../../database/programs/steers.js';
import type { Actor } from '../access/actor.js';
import type { Asked } from './asked.js';
import type { Engine } from './engine.js';
import { findProgramRow, type ProgramRow } from '../../../../database/programs/programs.js';

interface PersonRef {
  id: string;
  name: string;
}

/**
 * A program that somebody may steer, or send a command, and in whose name: null for their own.
 * @throws Refusal `not-found`, `not-allowed`
 */
export async function steeredProgram(
  manager: EntityManager,
  id: string,
  actor: Actor,
  command?: ProgramCommand,
): Promise<{ row: ProgramRow; onBehalfOf: PersonRef | null }> {
  const row = await findProgramRow(manager, id, actor.sight);
  const acting = await withStandIns(manager, actor);
  const program = { id: row.id, managerId: row.manager_id, domainLeadId: row.domain_lead_id };
  const absent = await (command ? commandsAs(manager, acting, command, program) : steersAs(manager, acting, program));
  return { row, onBehalfOf: absent === null ? null : { id: absent, name: row.manager_name } };
}

export async function sendProgramCommand(
  engine: Engine,
  row: ProgramRow,
  command: ProgramCommand,
  asked: Asked,
  onBehalfOf: PersonRef | null = null,
): Promise<void> {
  await engine.program(row.id, command, asked, { version: row.version, onBehalfOf: onBehalfOf?.id ?? null });
}
