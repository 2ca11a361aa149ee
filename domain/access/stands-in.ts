import type { Actor } from './actor.js';

/** Standing in gives nobody more on their own work: no way to those above leads through its owners. */
export function standsInForAll(actor: Actor, personId: string, owners: readonly string[]): boolean {
  return (actor.standsInFor ?? []).some(
    (absent) =>
      absent.personId === personId &&
      absent.scope === 'everything' &&
      !absent.through.some((id) => owners.includes(id)),
  );
}
