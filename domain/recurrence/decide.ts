import type { By } from '../record/command.js';
import { Refusal } from '../refusal.js';
import { localDate, toInstant, type Instant } from '../time.js';
import { RecurrenceChange } from './change.js';
import type { RecurrenceCommand } from './commands.js';
import type { Made, OccurrenceRecord, RecurrenceOutcome } from './recurrence.js';
import { whyNoneComes } from './next.js';
import type { Occurrence } from './series.js';
import { skipIt, unskipIt } from './skipping.js';

/** A recurrence is only ever changed by a person. */
export type RecurrenceBy = By & { actorId: string };

type Decided = Exclude<RecurrenceCommand, { type: 'run' }>;

/**
 * Carries a command out on the facts of a recurrence. Pure, like `decideItem`.
 * @throws Refusal with the reason, and nothing has changed
 */
export function decideRecurrence(outcome: RecurrenceOutcome, command: Decided, by: RecurrenceBy): RecurrenceOutcome {
  const change = changeOf(outcome, by);
  change.require(command.type);
  switch (command.type) {
    case 'change':
      return changeIt(change, command);
    case 'pause':
      change.set({ status: 'paused', next: null, pauseReason: command.reason });
      return change.done('recurrence.paused', { reason: command.reason });
    case 'resume':
      change.set({ status: 'active', pauseReason: null });
      change.lookOn(by.at);
      return change.done('recurrence.resumed', { next: change.current.next });
    case 'end':
      change.set({
        status: 'ended',
        next: null,
        skips: [],
        pauseReason: null,
        endedAt: by.at,
        endReason: command.reason,
      });
      return change.done('recurrence.ended', { reason: command.reason });
    case 'skip': {
      const { nominal, date } = skipIt(change, command.occurrence, command.reason, by.actorId);
      return change.done('recurrence.skipped', { nominal, date, reason: command.reason });
    }
    case 'unskip': {
      const { nominal, reason, byId } = unskipIt(change, command.occurrence);
      return change.done('recurrence.unskipped', { nominal, reason, skippedBy: byId });
    }
  }
}

/** The rule holds from the next occurrence on; what has been stays as it was. */
function changeIt(
  change: RecurrenceChange,
  { name, schedule, content }: Extract<Decided, { type: 'change' }>,
): RecurrenceOutcome {
  const { current } = change;
  if (content && content.kind !== current.content.kind)
    throw new Refusal('invalid-command', 'What is made stays of its kind. End this recurrence, and set up another.');
  change.set({
    ...(name === undefined ? {} : { name }),
    ...(content === undefined ? {} : { content }),
    ...(schedule === undefined ? {} : { schedule, revision: current.revision + 1, lastNominal: null }),
  });
  if (schedule !== undefined && current.status === 'active') lookOnAsAsked(change);
  const dropped = current.skips.filter((skip) => !change.current.skips.includes(skip)).map(({ nominal }) => nominal);
  const changed = Object.entries({ name, schedule, content }).flatMap(([part, value]) => (value ? [part] : []));
  return change.done('recurrence.changed', {
    changed,
    ...(schedule ? { schedule, next: change.current.next } : {}),
    ...(dropped.length > 0 ? { unskipped: dropped } : {}),
  });
}

/** A series that would be over by its new schedule was not meant to be: whoever wants that ends it. */
function lookOnAsAsked(change: RecurrenceChange): void {
  change.lookOn(change.at);
  if (change.current.status === 'ended')
    throw new Refusal(
      'invalid-command',
      `By this schedule there is no occurrence from now on. ${whyNoneComes(change.now)}`,
    );
}

/** The occurrence that `run` asks for: one beside the series, today; or one of it that came to nothing. */
export function occurrenceToRun(
  { after: { recurrence } }: RecurrenceOutcome,
  recorded: OccurrenceRecord | null,
  at: Instant,
): Occurrence {
  if (recorded === null) {
    const date = localDate(at, recurrence.schedule.zone);
    return { nominal: date, date, at, shift: null };
  }
  if (recorded.state === 'made')
    throw new Refusal(
      'illegal-transition',
      `The occurrence of ${recorded.date} was made. Only one that was missed, skipped or failed can be run again.`,
    );
  const { nominal, date, shift } = recorded;
  return {
    nominal,
    date,
    at: toInstant({ date, time: recurrence.schedule.time, zone: recurrence.schedule.zone }),
    shift,
  };
}

/** What `run` has made. @throws Refusal `occurrence-failed` where it came to nothing */
export function recordRun(
  outcome: RecurrenceOutcome,
  occurrence: Occurrence,
  recorded: OccurrenceRecord | null,
  made: Made,
  by: RecurrenceBy,
): RecurrenceOutcome {
  const change = changeOf(outcome, by);
  change.require('run');
  if (!('id' in made)) throw new Refusal('occurrence-failed', 'over' in made ? made.over : made.problem);
  const number = recorded?.number ?? change.current.occurrences + 1;
  const key = recorded?.key ?? `run/${by.key}`;
  change.keep({ ...occurrence, key, number, state: 'made', madeId: made.id, detail: null, skippedBy: null });
  const { current } = change;
  change.set({ occurrences: Math.max(current.occurrences, number), lastMadeId: made.id });
  if (current.schedule.mode === 'after_completion') {
    // What was made now is the last one; the next counts from its end.
    change.setRecord({ lastCompletedAt: null });
    change.set({ next: null });
  }
  return change.done('recurrence.run', { number, date: occurrence.date, ...made });
}

export function changeOf(outcome: RecurrenceOutcome, { actorId, key, at }: RecurrenceBy): RecurrenceChange {
  return new RecurrenceChange(outcome, `recurrence/${outcome.after.recurrence.id}#cmd:${key}`, actorId, at);
}
