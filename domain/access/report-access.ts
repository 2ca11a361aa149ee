import type { Actor } from './actor.js';
import { administers } from './held.js';
import { requireWithin } from './limits.js';
import { refuse } from './refuse.js';

/** Gets weekly reports, changes when they come, ends them: everybody for themself. @throws Refusal `token-too-narrow` */
export function mayGetReports(actor: Actor): void {
  requireWithin(actor, 'act', null);
}

/**
 * Sends others reports that are not about one program: an administrator. One about a program is sent by whoever steers it. Each is made in
 * the right of whoever reads it, so that nobody is told more by it.
 *
 * @throws Refusal `not-allowed`
 */
export function maySendReports(actor: Actor): void {
  mayGetReports(actor);
  if (!administers(actor))
    refuse('send a report to somebody else', ['an administrator', 'the manager of the program that it is about']);
}

/** Changes or ends one: whoever gets it, whoever set it up, and an administrator. @throws Refusal `not-allowed` */
export function mayChangeReports(actor: Actor, { personId, madeBy }: { personId: string; madeBy: string }): void {
  mayGetReports(actor);
  if (actor.id === personId || actor.id === madeBy || administers(actor)) return;
  refuse('change this subscription', ['whoever gets the report', 'whoever set it up', 'an administrator']);
}
