import { growingPauseMs, pauseMs } from './pauses.js';
import type { SendResult } from './send-result.js';

/** After so many attempts a delivery is dead: visible, and sent again only when somebody asks for it. */
export const mostAttempts = 8;

const hourMs = 3_600_000;

/** One that a vendor puts off for so long is dead too, however politely it asks to come again. */
const longestPutOffMs = 48 * hourMs;

/** So long a chat waits for its vendor where mail would reach the reader. */
const longestWithoutMailMs = hourMs;

const longestPauseMs = hourMs;
/** What waits for a server is asked soon after it is well; see `server-health.ts` for how often the server is. */
const longestWaitMs = 300_000;

export interface Tried {
  /** This one included. */
  attempts: number;
  /** How often it waited in a row without that counting. */
  putOff: number;
  /** Since when it is to leave, in ms. */
  waitedMs: number;
  /** The server took other letters since this one was tried before: it is this letter then, whatever the server says. */
  tookOthers: boolean;
  /** It could go by mail instead. */
  mailInstead: boolean;
}

export type Next = { state: 'sent' | 'dead' } | { state: 'pending'; pauseMs: number; counts: boolean };

/**
 * What becomes of a delivery after an attempt. What the receiver says of address or message counts, and eight times are
 * enough; being put off by a limit does not count, nor what is the server's fault or ours.
 */
export function nextAttempt(result: SendResult, tried: Tried): Next {
  if (result.outcome === 'sent') return { state: 'sent' };
  if (result.outcome === 'refused') return { state: 'dead' };
  const { attempts, putOff, waitedMs, tookOthers, mailInstead } = tried;
  const { afterMs, throttled, fault } = result;
  if (throttled)
    return waitedMs >= longestPutOffMs
      ? { state: 'dead' }
      : { state: 'pending', pauseMs: pauseMs(growingPauseMs(putOff + 1, longestPauseMs), afterMs), counts: false };
  if ((fault === 'server' || fault === 'us') && !tookOthers)
    return mailInstead && waitedMs >= longestWithoutMailMs
      ? { state: 'dead' }
      : { state: 'pending', pauseMs: pauseMs(growingPauseMs(putOff + 1, longestWaitMs), afterMs), counts: false };
  return attempts >= mostAttempts
    ? { state: 'dead' }
    : { state: 'pending', pauseMs: pauseMs(growingPauseMs(attempts, longestPauseMs), afterMs), counts: true };
}
