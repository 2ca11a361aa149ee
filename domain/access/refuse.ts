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

/** What somebody may not do to a record (`close this case`), and by which parts others may: each of them is said, and sent along. */
export function mayNot(what: string, who: string[]): Refusal {
  return new Refusal('not-allowed', `You may not ${what.replaceAll('_', ' ')}. Who may: ${who.join(', ')}.`, { who });
}
