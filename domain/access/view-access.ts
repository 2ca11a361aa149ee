import type { Sharing } from '../view/view.js';
import type { Actor } from './actor.js';
import { administers } from './held.js';
import { requireWithin } from './limits.js';
import { noWriting, refuse } from './refuse.js';

interface View {
  ownerId: string;
  sharing: Sharing;
}

/**
 * Saves a view: everybody, for themself; auditors, who only read, and people of outsourced sites share none.
 *
 * @throws Refusal `not-allowed`, `token-too-narrow`
 */
export function maySaveView(actor: Actor, sharing: Sharing): void {
  requireWithin(actor, 'act', null);
  if (sharing === 'mine') return;
  if (actor.access === 'auditor') noWriting(actor);
  if (actor.external === true) refuse('share a view', ['people of the house']);
}

/** Changes or removes one: its owner, and an administrator where it is shared. In their own name. @throws Refusal `not-allowed` */
export function mayChangeView(actor: Actor, { ownerId, sharing }: View): void {
  requireWithin(actor, 'act', null);
  if (actor.id === ownerId || (sharing !== 'mine' && administers(actor))) return;
  refuse('change this view', ['its owner', 'an administrator']);
}
