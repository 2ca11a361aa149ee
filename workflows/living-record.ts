import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { UpdateDefinition } from '@temporalio/common';
import type { CommandEnvelope, CommandResult } from '../domain/action-item/commands.js';
import { poke } from './messages.js';

/** The facts of a record as its workflow knows them. */
export interface Snapshot {
  version: number;
  status: string;
  live: boolean;
  nextAt: number | null;
}

export interface LivingRecord<C> {
  command: UpdateDefinition<CommandResult, [CommandEnvelope<C>]>;
  /** Fires what is due at `now` and reads the facts; null when the record does not exist. */
  adopt: (now: number) => Promise<Snapshot | null>;
  carryOut: (envelope: CommandEnvelope<C>, at: number) => Promise<{ result: CommandResult; snapshot: Snapshot | null }>;
  /** What the next run is started with. */
  input: unknown;
}

/** `setTimeout` takes 2^31 ms at most; a later step is waited for in stages. */
const longestWait = 24 * 24 * 3600 * 1000;

/**
 * The life of a record that waits for time and for people: one timer, armed for the earliest planned step; commands
 * that are recorded one by one; and a poke when somebody else has recorded something. Ends when there is nothing more to
 * wait for.
 */
export async function livingRecord<C extends { type: string }>(record: LivingRecord<C>): Promise<void> {
  let facts: Snapshot | null = null;
  let poked = false;
  let missing = false;

  // One write at a time, in the order of their coming. Two local activities in flight at once would be told of in one
  // activation when the history is replayed, and in two when it was made: their effects would change places, and the
  // workflow would fail at each task from then on.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(write: () => Promise<T>): Promise<T> => {
    const turn = last.then(write);
    last = turn.catch(() => undefined);
    return turn;
  };

  const adopt = (snapshot: Snapshot | null): void => {
    // Answers may come back out of order; an older one must not undo a newer one.
    if (snapshot && (!facts || snapshot.version >= facts.version)) facts = snapshot;
  };

  setHandler(poke, () => {
    poked = true;
  });
  setHandler(
    record.command,
    async (envelope) => {
      const { result, snapshot } = await inTurn(() => record.carryOut(envelope, Date.now()));
      adopt(snapshot);
      return result;
    },
    {
      // Only what cannot be right whatever the facts are: they may be newer than what this run has seen.
      validator: ({ command, key, actorId }: CommandEnvelope<{ type: string }>) => {
        if (!command.type || !key || !actorId)
          throw ApplicationFailure.nonRetryable('A command names its type, its key and who asks.', 'invalid-command');
      },
    },
  );

  const due = (): boolean => facts?.nextAt != null && facts.nextAt <= Date.now();
  const ended = (): boolean => missing || facts?.live === false;

  while (!ended()) {
    if (facts === null || poked || due()) {
      poked = false;
      const snapshot = await inTurn(() => record.adopt(Date.now()));
      if (snapshot === null) missing = true;
      adopt(snapshot);
      continue;
    }
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      await continueAsNew(record.input);
    }
    const armedFor: number | null = (facts as Snapshot).nextAt;
    const changed = (): boolean => poked || ended() || facts?.nextAt !== armedFor;
    if (armedFor === null) await condition(changed);
    else await condition(changed, Math.min(armedFor - Date.now(), longestWait));
  }
  await condition(allHandlersFinished);
}
