import type { DataSource, EntityManager } from 'typeorm';
import type { ItemCommand } from '../../domain/action-item/commands.js';
import type { CommandResult } from '../../domain/record/command.js';
import type { ProgramCommand } from '../../domain/program/commands.js';
import type { ExceptionCommand } from '../../domain/exception/commands.js';
import { fireException, fireForExceptionWorkflow, runExceptionCommand } from '../exceptions/run-command.js';
import { fireDelegation, runDelegationCommand, type DelegationCommand } from '../delegations/run-command.js';
import type { RecurrenceCommand } from '../../domain/recurrence/commands.js';
import { fireForRecurrenceWorkflow, fireRecurrence, runRecurrenceCommand } from '../recurrences/run-command.js';
import { inTransaction } from '../engine/transaction.js';
import { fireForWorkflow, fireItems } from '../items/fire-steps.js';
import { runItemCommands } from '../items/run-commands.js';
import { fireForProgramWorkflow, fireProgram, runProgramCommand } from '../programs/run-command.js';
import type { RecordKind } from './kinds.js';

/** The facts of a record as its workflow adopts them. */
export interface RecordSnapshot {
  version: number;
  status: string;
  live: boolean;
  /** The earliest planned step, epoch ms. */
  nextAt: number | null;
}

export interface RecordCommandRequest {
  id: string;
  /** A command of that kind of record. */
  command: { type: string };
  actorId: string;
  /** The absent person by whose part the actor may, where he stands in for somebody. */
  onBehalfOf?: string;
  /** Carried out once for a record, however often it is sent. */
  key: string;
  /** Business time, epoch ms. */
  at: number;
  expectedVersion?: number;
}

export interface RecordAnswer {
  result: CommandResult;
  /** The facts after it. */
  snapshot: RecordSnapshot | null;
}

/** What a kind of living record can do, each in transactions of its own or the caller's. */
export interface Living {
  /** Fires what is due at `now` for these records, as the sweep asks for it; gives how many fired. */
  fireDue(dataSource: DataSource, ids: string[], now: number): Promise<number>;
  /** Fires what is due, and gives what the record's workflow adopts; null where there is no such record. */
  adopt(dataSource: DataSource, id: string, now: number): Promise<RecordSnapshot | null>;
  /** Carries a command out, sent by the record's workflow. */
  command(manager: EntityManager, request: RecordCommandRequest): Promise<RecordAnswer>;
}

export const living: Record<RecordKind, Living> = {
  action_item: {
    fireDue: (dataSource, ids, now) => inTransaction(dataSource, (manager) => fireItems(manager, ids, now, 'sweep')),
    adopt: fireForWorkflow,
    async command(manager, { id: itemId, command, ...rest }) {
      const request = { ...rest, itemId, command: command as ItemCommand };
      const { results, snapshots } = await runItemCommands(manager, [request], { poke: false, byWorkflow: true });
      const [result] = results;
      if (!result) throw new Error('a command has no answer');
      return { result, snapshot: snapshots.get(itemId) ?? null };
    },
  },
  program: {
    fireDue: oneByOne((manager, id, now) => fireProgram(manager, id, now, { firedBy: 'sweep', byWorkflow: false })),
    adopt: fireForProgramWorkflow,
    command: (manager, { id: programId, command, ...rest }) =>
      runProgramCommand(manager, { ...rest, programId, command: command as ProgramCommand }, true),
  },
  exception: {
    fireDue: oneByOne((manager, id, now) => fireException(manager, id, now, { firedBy: 'sweep', byWorkflow: false })),
    adopt: fireForExceptionWorkflow,
    command: (manager, { command, ...rest }) =>
      runExceptionCommand(
        manager,
        { ...rest, command: command as ExceptionCommand },
        { byWorkflow: true, poke: false },
      ),
  },
  delegation: {
    fireDue: oneByOne((manager, id, now) => fireDelegation(manager, id, now, { firedBy: 'sweep', byWorkflow: false })),
    adopt: (dataSource, id, now) =>
      dataSource.transaction((manager) => fireDelegation(manager, id, now, { firedBy: 'timer', byWorkflow: true })),
    command: (manager, { command, ...rest }) =>
      runDelegationCommand(manager, { ...rest, command: command as DelegationCommand }),
  },
  recurrence: {
    fireDue: oneByOne((manager, id, now) => fireRecurrence(manager, id, now, { firedBy: 'sweep', byWorkflow: false })),
    adopt: fireForRecurrenceWorkflow,
    command: (manager, { command, ...rest }) =>
      runRecurrenceCommand(manager, { ...rest, command: command as RecurrenceCommand }, { byWorkflow: true }),
  },
};

/** Each record in a transaction of its own. */
function oneByOne(
  fire: (manager: EntityManager, id: string, now: number) => Promise<object | null>,
): Living['fireDue'] {
  return async (dataSource, ids, now) => {
    let fired = 0;
    for (const id of ids) if (await dataSource.transaction((manager) => fire(manager, id, now))) fired += 1;
    return fired;
  };
}
