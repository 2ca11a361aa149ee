import type { DataSource, EntityManager } from 'typeorm';
import type { KindAccess } from '../../domain/access/kind-access.js';
import type { Charge } from '../../domain/person/standing.js';
import type { CommandResult } from '../../domain/record/command.js';
import type { TransitionTable } from '../../domain/record/table.js';
import type { Subject } from '../../domain/record/outcome.js';
import type { Instant } from '../../domain/time.js';
import type { Explains } from './explained.js';
import { adopting, sweep } from './fire.js';
import type { Called, StoredKind } from './kind.js';
import type { CommandRequest } from '../../domain/record/command.js';
import { attemptCommand, runCommand, runWithoutWorkflow, type Attempt, type RunOptions } from './run.js';
import type { RecordAnswer, RecordSnapshot } from './snapshot.js';

/** What a kind of living record can do, each in transactions of its own or the caller's. */
export interface Living {
  /** Fires what is due at `now` for these records, as the sweep asks for it; gives how many steps fired. */
  fireDue: (dataSource: DataSource, ids: readonly string[], now: number) => Promise<number>;
  /** Fires what is due, and gives what the record's workflow adopts; null where there is no such record. */
  adopt: (dataSource: DataSource, id: string, now: number) => Promise<RecordSnapshot | null>;
  /** Carries a command out that a person has sent to the record's workflow. */
  command: (manager: EntityManager, request: CommandRequest) => Promise<RecordAnswer>;
  /**
   * The same without it, where it has no part in that: what is refused, and that after which it waits for the same. Null,
   * and nothing written, where it has.
   * @param now the business time of the command, asked in its transaction
   */
  commandWithoutWorkflow: (
    dataSource: DataSource,
    request: Omit<CommandRequest, 'at'>,
    now: (manager: EntityManager) => Promise<Instant>,
  ) => Promise<CommandResult | null>;
  /** What a command would lead to, asked behind the locks of the caller's transaction; nothing is written. */
  attempt: (
    manager: EntityManager,
    request: CommandRequest,
    options: Pick<RunOptions, 'themselves' | 'holds'>,
  ) => Promise<Attempt>;
  /** Carries out what a person has approved, in the caller's transaction: they are asked as if they had sent it themself. */
  onProposal: (
    manager: EntityManager,
    request: CommandRequest,
    holds: NonNullable<RunOptions['holds']>,
  ) => Promise<CommandResult>;
  /** Gives a part in one to somebody else, in the caller's transaction; undefined where that is not handed over. */
  handOver:
    | ((manager: EntityManager, holding: { id: string; part: string }, given: Given) => Promise<CommandResult>)
    | undefined;
  /** What whoever takes such a part over must be able to do; undefined where it goes to nobody, or is no part of this kind. */
  chargeOf: ((part: string) => Charge) | undefined;
  /** Its workflows are not armed for what is left to the sweep. */
  armsOnly: boolean;
  states: { title: string; table: TransitionTable };
  called: ((manager: EntityManager, ref: string) => Promise<Called>) | undefined;
  explains: Explains | undefined;
  access: KindAccess | undefined;
}

interface Given {
  fromId: string;
  toId: string;
  reason: string;
  by: { actorId: string; key: string; at: number };
}

/** The frame around a kind. */
export function livingOf<S extends Subject, C extends { type: string }, E>(stored: StoredKind<S, C, E>): Living {
  const { handOver } = stored;
  return {
    fireDue: (dataSource, ids, now) => sweep(stored, dataSource, ids, now),
    adopt: adopting(stored),
    // What a command of that kind says was validated at the API's door, which signs it.
    command: (manager, request) =>
      runCommand(
        stored,
        manager,
        { ...request, command: request.command as C },
        { poke: false, themselves: true, byWorkflow: true },
      ),
    commandWithoutWorkflow: (dataSource, request, now) =>
      runWithoutWorkflow(stored, dataSource, { ...request, command: request.command as C }, now),
    attempt: (manager, request, options) =>
      attemptCommand(stored, manager, { ...request, command: request.command as C }, options),
    onProposal: async (manager, request, holds) =>
      (
        await runCommand(
          stored,
          manager,
          { ...request, command: request.command as C },
          { poke: true, themselves: true, holds },
        )
      ).result,
    handOver:
      handOver &&
      (async (manager, { id, part }, { fromId, toId, reason, by }) => {
        const command = handOver.command(part, toId, reason, fromId);
        return (await runCommand(stored, manager, { id, command, ...by, key: `${by.key}/${part}` }, { poke: true }))
          .result;
      }),
    chargeOf: handOver?.charge,
    armsOnly: stored.armsOnly ?? false,
    states: stored.states,
    called: stored.called,
    explains: stored.explains,
    access: stored.access,
  };
}
