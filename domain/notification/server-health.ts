import type { Instant } from '../time.js';
import type { Fault } from './send-result.js';

/** How a server is by which messages leave. */
export interface ServerHealth {
  /** In a row. */
  failures: number;
  /** Null: it is well, as far as we know. */
  failingSince: Instant | null;
  /** While it fails, one letter is tried then. */
  probeAt: Instant;
  /** So many letters at a time while it is getting well. */
  pace: number;
}

/** At this pace nothing is held back. */
export const fullPace = 1_000;
const firstPace = 2;

const longestPauseMs = 300_000;

/** Letters wait for a server from so many failures in a row on; a vendor's host serves many who may each be wrong. */
const failingAfter = { own: 1, vendor: 3 } as const;

/** A server that may come back by itself is told on after so many failures, some 14 s; what is our fault at once. */
const alarmedAfter = 4;

/** After letters of which at least one was taken, or refused for what it is: the server does its work. */
export function afterTaking(health: ServerHealth): ServerHealth {
  const pace = health.failingSince === null ? Math.min(fullPace, health.pace * 2) : firstPace;
  return { ...health, failures: 0, failingSince: null, pace };
}

/** After letters that all waited because of it: it is asked again after 2 s, 4 s, 8 s, … five minutes. */
export function afterFailing(
  health: ServerHealth,
  { fault, whose, now }: { fault: Fault; whose: keyof typeof failingAfter; now: Instant },
): ServerHealth {
  const failures = health.failures + 1;
  const fails = health.failingSince !== null || fault === 'us' || failures >= failingAfter[whose];
  return {
    ...health,
    failures,
    failingSince: fails ? (health.failingSince ?? now) : null,
    probeAt: now + Math.min(longestPauseMs, 1_000 * 2 ** Math.min(20, failures)),
  };
}

/** Whether administrators are to hear of it. */
export function isAlarming({ failures, failingSince }: ServerHealth, fault: Fault): boolean {
  return failingSince !== null && (fault === 'us' || failures >= alarmedAfter);
}
