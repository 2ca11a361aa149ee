import { Refusal } from '../refusal.js';
import { closeRoundOn, openRoundOn } from '../sign-off/on-record.js';
import type { Round } from '../sign-off/round.js';
import type { ExceptionChange } from './change.js';
import { checkRequest } from './check-request.js';
import { openExceptionRound } from './signed-content.js';

/** Opens a round over the content as it stands. @throws Refusal `unreachable-quorum` */
export function openRound(change: ExceptionChange, before: Round | null = null): Round {
  const round = openRoundOn(change, openExceptionRound(change.now, change.at, before));
  pinSeverities(change);
  return round;
}

/** What it is asked for from now on is what the severities are now. */
export function pinSeverities(change: ExceptionChange): void {
  change.setRecord({ items: change.now.items.map((item) => ({ ...item, pinnedSeverity: item.severity })) });
}

/**
 * The signatures fall where content or approvers have changed, and a new round asks anew; null where nothing has.
 * @throws Refusal `unreachable-quorum`
 */
export function renewRound(change: ExceptionChange): Round | null {
  const { round } = change.now;
  if (!round) return null;
  const next = openExceptionRound(change.now, change.at);
  if (next.contentHash === round.contentHash && JSON.stringify(next.stages) === JSON.stringify(round.stages))
    return null;
  closeRoundOn(change, 'fallen');
  return openRound(change, round);
}

/** As `openRound`, or why not: a risk that has changed is recorded, whether somebody can be found to sign it or not. */
export function tryRound(change: ExceptionChange, asked: 'anew' | 'again'): Round | Refusal {
  try {
    if (asked === 'anew') checkRequest(change.now, change.at);
    return openRound(change);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
