import { isAmong, type Accounts } from '../person/accounts.js';
import type { Recipient } from '../person/recipients.js';
import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';
import { isActive, type DelegationScope, type Delegations } from './delegation.js';

/** A chain is followed over so many hops: A → B → C → D. */
export const mostHops = 3;

export interface StandIn {
  personId: string;
  name: string;
  /** From the absent person to this one, both included. */
  path: string[];
  /** Who set this way for others: a decision that they gain by is not made on it. */
  setBy: string[];
}

/**
 * Everybody who stands in for a person at an instant, along the chain, the nearest first; empty where they are present.
 * Looked up when somebody decides, never stored ahead.
 */
export function standInsOf(personId: string, scope: DelegationScope, delegations: Delegations, at: Instant): StandIn[] {
  const found: StandIn[] = [];
  const path = [personId];
  const setBy: string[] = [];
  for (let absent = personId; found.length < mostHops;) {
    const next = delegations
      .get(absent)
      ?.find((d) => isActive(d, at) && (d.scope === 'everything' || scope === 'approvals'));
    // A loop is refused when it is set; should one have come about all the same, it leads nowhere.
    if (!next || path.includes(next.standInId)) break;
    path.push(next.standInId);
    if (next.setBy !== undefined && next.setBy !== absent) setBy.push(next.setBy);
    found.push({ personId: next.standInId, name: next.standInName, path: [...path], setBy: [...setBy] });
    absent = next.standInId;
  }
  return found;
}

/** It leads through those whose own work it is, or was laid by one of them. */
function isBarred({ path, setBy }: StandIn, barred: readonly string[], accounts: Accounts | undefined): boolean {
  return [...path.slice(1), ...setBy].some((id) => isAmong(id, barred, accounts));
}

/** Whether somebody stands in for a person, on a way that does not lead through any of `barred`. */
export function standsIn(
  actorId: string,
  forId: string,
  scope: DelegationScope,
  { delegations, at, barred }: { delegations: Delegations; at: Instant; barred: readonly string[] },
): 'yes' | 'no' | 'barred' {
  const found = standInsOf(forId, scope, delegations, at).find(({ personId }) => personId === actorId);
  if (!found) return 'no';
  return isBarred(found, barred, delegations.accounts) ? 'barred' : 'yes';
}

/**
 * Somebody does what an absent person may do. Those who owe it gain nothing by standing in for those above them, nor by whom
 * they have set to.
 *
 * @param facts.owners those who owe it, where somebody does
 * @throws Refusal `not-allowed`, `separation-of-duties`
 */
export function requireStandIn(
  actorId: string | null,
  forId: string,
  { delegations, at, owners }: { delegations: Delegations; at: Instant; owners: readonly string[] },
): void {
  const barred = owners.includes(forId) ? [] : owners;
  const way = actorId === null ? 'no' : standsIn(actorId, forId, 'everything', { delegations, at, barred });
  if (way === 'no')
    throw new Refusal(
      'not-allowed',
      'Only somebody who stands in for that person in everything may do this in their name. See the delegations.',
    );
  if (way === 'barred')
    throw new Refusal(
      'separation-of-duties',
      'Nobody may do on their own work, by standing in for somebody or by whom they have set to, what is that person’s to do. Ask somebody above.',
    );
}

/** The absent among these, each with the one who is there for them: the last of the chain. */
export function withStandIns(
  people: readonly Recipient[],
  scope: DelegationScope,
  { delegations, at, barred = [] }: { delegations: Delegations; at: Instant; barred?: readonly string[] },
): Recipient[] {
  if (delegations.size === 0) return [...people];
  const told = [...people];
  for (const { personId } of people) {
    const last = standInsOf(personId, scope, delegations, at).at(-1);
    if (!last || isBarred(last, barred, delegations.accounts)) continue;
    if (told.some((other) => other.personId === last.personId)) continue;
    const name = delegations.get(personId)?.[0]?.personName ?? '';
    told.push({ personId: last.personId, role: 'stand_in', for: { id: personId, name } });
  }
  return told;
}
