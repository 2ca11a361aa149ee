import { Refusal } from '../refusal.js';
import type { Actor } from './actor.js';

/** @throws Refusal `not-allowed` */
export function noWriting(actor: Actor): never {
  throw new Refusal(
    'not-allowed',
    `${actor.name} has the access of an auditor, who reads everything and changes nothing.`,
  );
}

/** @throws Refusal `not-allowed`, naming who may, and what one can do oneself */
export function refuse(what: string, who: string[], instead = ''): never {
  const last = who.at(-1) ?? '';
  const names = who.length > 1 ? `${who.slice(0, -1).join(', ')} or ${last}` : last;
  throw new Refusal('not-allowed', `Only ${names} may ${what}.${instead}`);
}
