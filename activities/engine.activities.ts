import type { DataSource } from 'typeorm';
import type { CommandEnvelope, CommandResult, ItemCommand } from '../domain/action-item/commands.js';
import type { ProgramCommand } from '../domain/program/commands.js';
import { fireForWorkflow } from '../database/items/fire-steps.js';
import { runItemCommands } from '../database/items/run-commands.js';
import type { ItemSnapshot } from '../database/items/snapshot.js';
import { fireForProgramWorkflow, runProgramCommand, type ProgramSnapshot } from '../database/programs/run-command.js';

export interface EngineActivities {
  /** Fires what is due at `now`, and gives the facts as they then stand; null when the item does not exist. */
  adoptItem(itemId: string, now: number): Promise<ItemSnapshot | null>;
  commandItem(itemId: string, envelope: CommandEnvelope<ItemCommand>, at: number): Promise<Answer<ItemSnapshot>>;
  adoptProgram(programId: string, now: number): Promise<ProgramSnapshot | null>;
  commandProgram(
    programId: string,
    envelope: CommandEnvelope<ProgramCommand>,
    at: number,
  ): Promise<Answer<ProgramSnapshot>>;
}

export interface Answer<S> {
  result: CommandResult;
  /** The facts after it, for the workflow to adopt. */
  snapshot: S | null;
}

/**
 * The short database writes of the engine: each one transaction, and idempotent by the keys of what it records, so that
 * a retry, on whichever worker, changes nothing.
 */
export function engineActivities(dataSource: DataSource): EngineActivities {
  return {
    adoptItem: (itemId, now) => fireForWorkflow(dataSource, itemId, now),
    adoptProgram: (programId, now) => fireForProgramWorkflow(dataSource, programId, now),
    async commandItem(itemId, { command, actorId, key, expectedVersion }, at) {
      const request = {
        itemId,
        command,
        actorId,
        key,
        at,
        ...(expectedVersion === undefined ? {} : { expectedVersion }),
      };
      return dataSource.transaction(async (manager) => {
        const { results, snapshots } = await runItemCommands(manager, [request], { poke: false, byWorkflow: true });
        const [result] = results;
        if (!result) throw new Error('a command has no answer');
        return { result, snapshot: snapshots.get(itemId) ?? null };
      });
    },
    async commandProgram(programId, { command, actorId, key, expectedVersion }, at) {
      const request = {
        programId,
        command,
        actorId,
        key,
        at,
        ...(expectedVersion === undefined ? {} : { expectedVersion }),
      };
      return dataSource.transaction((manager) => runProgramCommand(manager, request, true));
    },
  };
}
