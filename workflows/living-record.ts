import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  continueAsNew,
  patched,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { CommandResult } from '../domain/record/command.js';
import { poke, recordCommand, type RecordEnvelope } from './messages.js';

/** The facts of a record as its workflow knows them. */
export interface Snapshot {
  version: number;
  status: string;
  live: boolean;
  nextAt: number | null;
}

export interface LivingRecord {
  /**
   * Fires what is due at `now` and reads the facts; null when the record does not exist.
   * @param known the version that this workflow knows, where it knows one
   */
  adopt: (now: number, known?: number) => Promise<Snapshot | null>;
  carryOut: (envelope: RecordEnvelope, at: number) => Promise<{ result: CommandResult; snapshot: Snapshot | null }>;
  /** A timer that is armed as it ends is not taken back: the server forgets it. */
  leavesTimer: boolean;
  /** What the next run is started with. */
  input: unknown;
}

/** As `condition` with a limit, whose timer is not taken back where `leave` says so. */
async function armed(changed: () => boolean, ms: number, leave: () => boolean): Promise<void> {
  const timer = new CancellationScope();
  let rung = false;
  const ring = timer.run(async () => {
    await sleep(ms);
    rung = true;
  });
  // Taken back.
  ring.catch(() => undefined);
  await condition(() => rung || changed());
  if (!rung && !leave()) timer.cancel();
}

/** `setTimeout` takes 2^31 ms at most; a later step is waited for in stages. */
const longestWait = 24 * 24 * 3600 * 1000;

/**
 * What is due, and did not fire, is tried again after so long: a second, two, four …, five minutes at most. The sweep tries
 * it meanwhile, and a poke or a command wakes it at once.
 */
const shortestPause = 1_000;
const longestPause = 5 * 60_000;

/**
 * The life of a record that waits for time and for people: one timer, armed for the earliest planned step; commands
 * that are recorded one by one; and a poke when somebody else has recorded something. Ends when there is nothing more to
 * wait for.
 */
export async function livingRecord(record: LivingRecord): Promise<void> {
  let facts: Snapshot | null = null;
  let poked = false;
  let missing = false;
  let long = false;

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
    if (!snapshot) return;
    // The database is the truth, also where it knows less: it was restored to an earlier point, or failed over to a
    // standby that lagged. What an older one was taken for before, an answer out of order, cannot be: writes wait their turn.
    if (facts && snapshot.version < facts.version && !patched('facts-as-read')) return;
    facts = snapshot;
  };

  setHandler(poke, () => {
    poked = true;
  });
  setHandler(
    recordCommand,
    async (envelope) => {
      const { result, snapshot } = await inTurn(() => record.carryOut(envelope, Date.now()));
      adopt(snapshot);
      // Commands that move no date wake nobody: a record that only hears such would grow until its server takes no more.
      if (workflowInfo().continueAsNewSuggested && patched('anew-after-commands')) long = true;
      return result;
    },
    {
      // Only what cannot be right whatever the facts are: they may be newer than what this run has seen.
      validator: ({ command, key, actorId }: RecordEnvelope) => {
        if (!command.type || !key || !actorId)
          throw ApplicationFailure.nonRetryable('A command names its type, its key and who asks.', 'invalid-command');
      },
    },
  );

  const due = (): boolean => facts?.nextAt != null && facts.nextAt <= Date.now();
  let pause = 0;
  /** Whether a look at the facts has come to nothing, so that the next one would find the same. */
  const inVain = (before: Snapshot | null): boolean =>
    before !== null &&
    facts?.version === before.version &&
    facts.nextAt === before.nextAt &&
    due() &&
    patched('pause-in-vain');
  const ended = (): boolean => missing || facts?.live === false;

  const anewWhereLong = async (): Promise<void> => {
    if (!workflowInfo().continueAsNewSuggested) return;
    await condition(allHandlersFinished);
    await continueAsNew(record.input);
  };

  while (!ended()) {
    if (facts === null || poked || due()) {
      poked = false;
      const before = facts as Snapshot | null;
      const snapshot = await inTurn(() => record.adopt(Date.now(), before?.version));
      if (snapshot === null) missing = true;
      adopt(snapshot);
      if (!inVain(before)) pause = 0;
      else {
        pause = Math.min(longestPause, Math.max(shortestPause, pause * 2));
        const seen = facts;
        await condition(() => poked || facts !== seen, pause);
        await anewWhereLong();
      }
      continue;
    }
    await anewWhereLong();
    const armedFor: number | null = (facts as Snapshot).nextAt;
    const changed = (): boolean => poked || long || ended() || facts?.nextAt !== armedFor;
    if (armedFor === null) await condition(changed);
    else await armed(changed, Math.min(armedFor - Date.now(), longestWait), () => record.leavesTimer && ended());
  }
  await condition(allHandlersFinished);
}
