import type { Accounts } from '../person/accounts.js';
import type { Instant } from '../time.js';

/** What the stand-in may do: decide and sign only, or whatever the absent person may do. */
export const delegationScopes = ['approvals', 'everything'] as const;
export type DelegationScope = (typeof delegationScopes)[number];

/** Somebody stands in for an absent person from one instant to another. */
export interface Delegation {
  id: string;
  personId: string;
  personName: string;
  standInId: string;
  standInName: string;
  scope: DelegationScope;
  startsAt: Instant;
  /** The first instant at which it holds no more; earlier than meant where it was ended before its time. */
  endsAt: Instant;
  /** Who set it: the absent person, or an administrator. Absent where nobody asks. */
  setBy?: string;
  setAt?: Instant;
}

/**
 * The delegations that matter, by the absent person; with the accounts that are one natural person, since whoever asks who
 * decides for whom asks who they are as well.
 */
export interface Delegations extends ReadonlyMap<string, readonly Delegation[]> {
  readonly accounts?: Accounts;
}

export const noDelegations: Delegations = new Map();

export function delegationsOf(list: readonly Delegation[], accounts?: Accounts): Delegations {
  const byAbsent = Map.groupBy(list, ({ personId }) => personId);
  return accounts && accounts.size > 0 ? Object.assign(byAbsent, { accounts }) : byAbsent;
}

export function isActive(delegation: Delegation, at: Instant): boolean {
  return delegation.startsAt <= at && at < delegation.endsAt;
}
