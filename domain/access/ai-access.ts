import { mayReadAudit, seesAudit } from './access.js';
import type { Actor } from './actor.js';
import { requireWithin } from './limits.js';
import { mayPropose } from './proposal-access.js';
import { refuse } from './refuse.js';

/**
 * Has a model draft something: whoever of the house may propose, for that is all that comes of it.
 *
 * @throws Refusal `not-allowed`, `token-too-narrow`
 */
export function mayAskModels(actor: Actor): void {
  mayPropose(actor);
  requireWithin(actor, 'act', null);
  if (actor.external === true) refuse('have a model draft something', ['people of the house']);
}

/** Sees what others had a model draft, of records that they see. */
export function seesAllRuns(actor: Actor): boolean {
  return seesAudit(actor);
}

/** Reads what was sent to a model: whoever reads the trail. @throws Refusal `not-allowed` */
export function mayReadSent(actor: Actor): void {
  mayReadAudit(actor);
}
