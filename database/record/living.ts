import type { DataSource, EntityManager } from 'typeorm';
import type { CommandResult } from '../../domain/record/command.js';
import type { TransitionTable } from '../../domain/record/table.js';
import type { Subject } from '../../domain/record/outcome.js';
import { adopting, sweep } from './fire.js';
import type { StoredKind } from './kind.js';
import type { CommandRequest } from '../../domain/record/command.js';
import { runCommand } from './run.js';
import type { RecordAnswer, RecordSnapshot } from './snapshot.js';

/** What a kind of living record can do, each in transactions of its own or the caller's. */
export interface Living {
  /** Fires what is due at `now` for these records, as the sweep asks for it; gives how many steps fired. */
  fireDue: (dataSource: DataSource, ids: readonly string[], now: number) => Promise<number>;
  /** Fires what is due, and gives what the record's workflow adopts; null where there is no such record. */
  adopt: (dataSource: DataSource, id: string, now: number) => Promise<RecordSnapshot | null>;
  /** Carries a command out that a person has sent to the record's workflow. */
  command: (manager: EntityManager, request: CommandRequest) => Promise<RecordAnswer>;
  /** Gives a part in one to somebody else, in the caller's transaction; undefined where that is not handed over. */
  handOver:
    | ((manager: EntityManager, holding: { id: string; part: string }, given: Given) => Promise<CommandResult>)
    | undefined;
  states: { title: string; table: TransitionTable };
}

interface Given {
  toId: string;
  reason: string;
  by: { actorId: string; key: string; at: number };
}

/** The frame around a kind. */
export function livingOf<S extends Subject, C extends { type: string }, E>(stored: StoredKind<S, C, E>): Living {
  return {
    fireDue: (dataSource, ids, now) => sweep(stored, dataSource, ids, now),
    adopt: adopting(stored),
    // What a command of that kind says was validated at the API's door, which signs it.
    command: (manager, request) =>
      runCommand(stored, manager, { ...request, command: request.command as C }, { poke: false, byWorkflow: true }),
    handOver:
      stored.handOver &&
      (async (manager, { id, part }, { toId, reason, by }) => {
        const command = stored.handOver?.(part, toId, reason) as C;
        return (await runCommand(stored, manager, { id, command, ...by, key: `${by.key}/${part}` }, { poke: true }))
          .result;
      }),
    states: stored.states,
  };
}
