import { mayAdminister } from './access.js';
import type { Actor } from './actor.js';
import { requireWithin } from './limits.js';
import { refuse } from './refuse.js';

/** Reads all that is stored about a person: the person themself, or an administrator of the house. */
export function mayReadStored(actor: Actor, personId: string): void {
  requireWithin(actor, 'read', null);
  if (actor.id === personId.toLowerCase()) return;
  // To read it, a token that reads is enough.
  const { within: _, ...unbound } = actor;
  mayAdminister(unbound);
  if (actor.external === true)
    refuse('read what is stored about somebody', ['themself', 'an administrator of the house']);
}

/** Erases somebody who has left: an administrator of the house. */
export function mayErase(actor: Actor): void {
  mayAdminister(actor);
  if (actor.external === true) refuse('erase somebody', ['an administrator of the house']);
}
