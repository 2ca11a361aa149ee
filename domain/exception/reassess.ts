import { Refusal } from '../refusal.js';
import { waitingFor } from '../sign-off/round.js';
import { addDuration, describeInstant, endOfSpan, toLocal, type Instant } from '../time.js';
import { ExceptionChange } from './change.js';
import type { ExceptionCommand } from './commands.js';
import { withAuthor } from './decide-request.js';
import type { ExceptionOutcome } from './outcome.js';
import { askersToTell } from './people.js';
import { compareRatings } from '../policy/rating.js';
import { pinSeverities, tryRound } from './rounds.js';
import { closeRoundOn } from '../sign-off/on-record.js';
import { leaseInstant } from './check-request.js';
import { exceptionTable } from './table.js';

/** The risk was rated anew. What was approved for another rating must be approved again. */
export function reassess(
  change: ExceptionChange,
  { inherent, residual, reason }: Extract<ExceptionCommand, { type: 'reassess' }>,
): ExceptionOutcome {
  change.require('reassess');
  const { current: before } = change;
  const after = { inherent: inherent ?? before.inherent, residual: residual ?? before.residual };
  if (after.inherent === before.inherent && after.residual === before.residual) return change.unchanged();
  if (compareRatings(after.residual, after.inherent) > 0)
    throw new Refusal(
      'invalid-command',
      `The residual rating (${after.residual}) would be above the inherent one (${after.inherent}). Rate both.`,
    );
  const lowered =
    compareRatings(after.residual, before.residual) < 0 || compareRatings(after.inherent, before.inherent) < 0;
  // A smaller risk needs fewer approvers: whoever says it is smaller does not sign.
  change.set({ ...after, ...(lowered ? { authors: withAuthor(before, change.actorId) } : {}) });
  const moves = [
    ...(after.inherent === before.inherent ? [] : [`inherent risk ${before.inherent} → ${after.inherent}`]),
    ...(after.residual === before.residual ? [] : [`residual risk ${before.residual} → ${after.residual}`]),
  ];
  const changed = askAnew(change, `${moves.join(', ')}: ${reason}`);
  return change.done('exception.reassessed', { ...after, from: moves, reason, ...changed });
}

/**
 * The machine's look at the items: a severity that is not the one asked for makes the approval stale. Returns null where
 * nothing has changed.
 */
export function evaluateSeverities(outcome: ExceptionOutcome, at: Instant): ExceptionOutcome | null {
  const { exception, items } = outcome.after;
  const live = items.filter(({ status }) => status !== 'done' && status !== 'cancelled');
  const moved = live.filter(({ severity, pinnedSeverity }) => severity !== pinnedSeverity);
  if (moved.length === 0 || !exceptionTable[exception.status].evaluate) return null;
  const key = `exception/${exception.id}#severity:v${exception.version}`;
  const change = new ExceptionChange(outcome, key, null, at);
  const reason = moved
    .map(
      ({ number, severity, pinnedSeverity }) =>
        `AI-${number} is ${severity ?? 'unrated'}, was ${pinnedSeverity ?? 'unrated'}`,
    )
    .join('; ');
  const changed = askAnew(change, reason);
  return change.done('exception.severity_changed', { reason, ...changed });
}

/** Lets signatures fall and asks those whom the present rating asks for. Gives what became of it, for the trail. */
function askAnew(change: ExceptionChange, reason: string): Record<string, unknown> {
  const { status } = change.current;
  if (status === 'draft') return {};
  closeRoundOn(change, 'fallen');
  pinSeverities(change);
  if (status === 'active') return becomeStale(change, reason);
  const round = tryRound(change, 'anew');
  const why = round instanceof Refusal ? `${reason}. ${round.detail}` : reason;
  change.set({ status: round instanceof Refusal ? 'draft' : 'requested', approvedAt: null });
  // What had begun in the meantime, as the continuation of another, has not been approved for this risk.
  if (status === 'approved') change.items('release', 'its approval fell');
  if (round instanceof Refusal) change.tell('exception_sent_back', askersToTell(change.now), { reason: why });
  else change.tell('exception_changed', waitingFor(round), { reason });
  return { status: change.current.status, why };
}

function becomeStale(change: ExceptionChange, reason: string): Record<string, unknown> {
  const { current, at, now: subject } = change;
  const first = current.staleSince === null;
  const { longest } = subject.policy.ratings[current.residual];
  const { zone } = current.ends;
  // The present rating may not run so long from today: its end moves forward, never back.
  if (current.endsAt > endOfSpan(at, longest, zone)) {
    const ends = toLocal(addDuration(at, longest, zone), zone);
    change.set({ ends, endsAt: leaseInstant(ends) });
  }
  change.set({
    staleSince: current.staleSince ?? at,
    staleReason: first ? reason : `${current.staleReason ?? ''}; ${reason}`,
    staleCount: first ? current.staleCount + 1 : current.staleCount,
  });
  const round = tryRound(change, 'again');
  const until = addDuration(change.current.staleSince ?? at, subject.policy.staleLimit, current.ends.zone);
  const untilText = describeInstant(until, current.ends.zone);
  const waiting = round instanceof Refusal ? [] : waitingFor(round);
  const why = round instanceof Refusal ? `${reason}. ${round.detail}` : reason;
  change.tell('exception_stale', [...waiting, ...askersToTell(subject)], { reason: why, untilText });
  return { stale: true, why, until, endsAt: change.current.endsAt };
}
