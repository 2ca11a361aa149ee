import { mayAdminister, mayReadAudit } from './access.js';
import type { Actor } from './actor.js';
import { need } from './has.js';
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

/** Reads legal holds, and for how long what is kept: who reads the trail of the house. */
export function mayReadHolds(actor: Actor): void {
  requireWithin(actor, 'read', null);
  mayReadAudit(actor);
}

/** Places a legal hold, or lifts it: administrators and auditors of the house. It changes no record. */
export function mayHold(actor: Actor): void {
  requireWithin(actor, 'administer', null);
  if (actor.external === true)
    refuse('place or lift a legal hold', ['an administrator of the house', 'an auditor of the house']);
  need(actor, 'keep_holds');
}

/** Says for how long what is stored besides records is kept: an administrator of the house. */
export function maySetRetention(actor: Actor): void {
  mayAdminister(actor);
  if (actor.external === true) refuse('say for how long anything is kept', ['an administrator of the house']);
}
