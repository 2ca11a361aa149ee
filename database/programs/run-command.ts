import type { DataSource, EntityManager } from 'typeorm';
import type { CommandResult } from '../../domain/record/command.js';
import { nextStep } from '../../domain/record/step.js';
import type { ProgramCommand } from '../../domain/program/commands.js';
import { decideProgram, evaluatePhase } from '../../domain/program/decide.js';
import { followApprovers } from '../../domain/program/follow-people.js';
import { fireProgramSteps } from '../../domain/program/fire.js';
import type { ProgramOutcome } from '../../domain/program/outcome.js';
import type { ProgramCase } from '../../domain/program/program.js';
import type { ProgramStatus } from '../../domain/program/table.js';
import { Refusal } from '../../domain/refusal.js';
import { refused } from '../../domain/record/command.js';
import { actorNow } from '../people/actor-now.js';
import type { FiredBy } from '../plan/steps.js';
import { expectAsRead } from '../trail/as-read.js';
import { recordedKeys } from '../trail/events.js';
import { loadProgramCase } from './load-program.js';
import { recordProgramOutcome } from './record-outcome.js';
import { commandsAs, stops } from './steers.js';

export interface ProgramCommandRequest {
  programId: string;
  command: ProgramCommand;
  actorId: string;
  /** The absent person by whose part the actor may, where he stands in for somebody. */
  onBehalfOf?: string;
  key: string;
  /** Business time, epoch ms. */
  at: number;
  expectedVersion?: number;
}

/**
 * Carries a program's command out, with all that it does to its items, in the caller's transaction.
 * @param byWorkflow a person sent it: whether they may is asked again, and the workflow adopts what it leads to
 */
export async function runProgramCommand(
  manager: EntityManager,
  request: ProgramCommandRequest,
  byWorkflow = false,
): Promise<{ result: CommandResult; snapshot: ProgramSnapshot | null }> {
  const { programId, command, actorId, onBehalfOf, at } = request;
  const subject = await loadProgramCase(manager, programId, { at, actorId, owed: stops(command) });
  if (!subject)
    return { result: refused(new Refusal('not-found', `There is no program ${programId}.`)), snapshot: null };
  const key = `program/${programId}#cmd:${request.key}`;
  if ((await recordedKeys(manager, [key])).has(key)) return accepted(subject);
  try {
    await expectAsRead(manager, { ...subject.program, called: 'The program' }, request.expectedVersion);
    const name = byWorkflow ? await nameNow(manager, request, subject) : (onBehalfOf ?? null);
    const fired = firedBefore(subject, command, at);
    const by = { actorId, key, at, ...(name === null ? {} : { onBehalfOf: name }) };
    const decided = decideProgram(fired, command, by);
    const outcome = evaluatePhase(decided, at) ?? decided;
    await recordProgramOutcome(manager, outcome, { firedBy: 'command', byWorkflow, actorId, at });
    return accepted(outcome.after);
  } catch (error) {
    if (error instanceof Refusal) return { result: refused(error), snapshot: snapshotOf(subject) };
    throw error;
  }
}

/** In whose name it is done; null for their own. @throws Refusal `not-allowed` */
async function nameNow(
  manager: EntityManager,
  { actorId, command, at }: ProgramCommandRequest,
  { program }: ProgramCase,
): Promise<string | null> {
  return commandsAs(manager, await actorNow(manager, actorId, at), command, program);
}

/** What cannot be gone on with can be cancelled all the same. */
function firedBefore(subject: ProgramCase, { type }: ProgramCommand, at: number): ProgramOutcome {
  try {
    return fireProgramSteps(followApprovers(noChange(subject), at), at);
  } catch (error) {
    if (type !== 'cancel') throw error;
    return noChange(subject);
  }
}

function accepted(after: ProgramCase): { result: CommandResult; snapshot: ProgramSnapshot } {
  return {
    result: { ok: true, version: after.program.version, status: after.program.status },
    snapshot: snapshotOf(after),
  };
}

function snapshotOf({ program, steps }: ProgramCase): ProgramSnapshot {
  const { version, status } = program;
  return {
    version,
    status,
    live: status === 'active' || status === 'on_hold',
    nextAt: nextStep(steps)?.fireAt ?? null,
  };
}

export interface ProgramSnapshot {
  version: number;
  status: ProgramStatus;
  live: boolean;
  nextAt: number | null;
}

/** Fires what is due, looks whether the open phase is complete, and gives what the program's workflow adopts. */
export async function fireForProgramWorkflow(
  dataSource: DataSource,
  programId: string,
  now: number,
): Promise<ProgramSnapshot | null> {
  return dataSource.transaction(async (manager) => {
    const after = await fireProgram(manager, programId, now, { firedBy: 'timer', byWorkflow: true });
    if (!after) return null;
    await manager.query(
      'UPDATE programs SET workflow_version = version WHERE id = $1 AND workflow_version <> version',
      [programId],
    );
    return snapshotOf(after);
  });
}

/** The same for the sweep and the reconciler. */
export async function fireProgram(
  manager: EntityManager,
  programId: string,
  now: number,
  options: { firedBy: FiredBy; byWorkflow: boolean },
): Promise<ProgramCase | null> {
  const subject = await loadProgramCase(manager, programId, { at: now });
  if (!subject) return null;
  const fired = fireProgramSteps(followApprovers(noChange(subject), now), now);
  const outcome = evaluatePhase(fired, now) ?? fired;
  await recordProgramOutcome(manager, outcome, { ...options, actorId: null, at: now });
  return outcome.after;
}

function noChange(subject: ProgramCase): ProgramOutcome {
  return { before: subject, after: subject, events: [], notices: [], effects: [] };
}
