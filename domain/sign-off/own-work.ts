import { withTheirAccounts } from '../person/accounts.js';
import type { Delegations } from '../stand-in/delegation.js';
import { standInsOf } from '../stand-in/stand-in.js';
import type { Instant } from '../time.js';

/**
 * By what an item became somebody's own work in this life of it: they owned it, gave evidence, wrote on its text, handed
 * it in or said that it is done; or they chose who decides on it while somebody was to: `approvers`.
 */
export const ways = ['owned', 'evidence', 'text', 'handed_in', 'said_done', 'approvers'] as const;
export type Way = (typeof ways)[number];

export interface Contributor {
  personId: string;
  ways: Way[];
}

/** What the question whose own work an item is needs of it. */
export interface Work {
  ownerId: string;
  submittedBy: string | null;
  contributors: readonly Contributor[];
}

/** Who stands in for whom, and when that is asked. */
export interface Moment {
  delegations: Delegations;
  at: Instant;
}

/** Records that people contributed; the same list where that is known of all of them. */
export function withContribution(
  known: readonly Contributor[],
  people: readonly (string | null)[],
  way: Way,
): readonly Contributor[] {
  let list = known;
  for (const personId of people) {
    if (personId === null) continue;
    const before = list.find((one) => one.personId === personId);
    if (before?.ways.includes(way)) continue;
    const after = { personId, ways: [...(before?.ways ?? []), way] };
    list = before ? list.map((one) => (one === before ? after : one)) : [...list, after];
  }
  return list;
}

/**
 * Whose own work an item is: they do not decide on it, in nobody's name. Its owners past and present, whoever contributed
 * in this life of it, and whoever stands in for one of them at that moment: they would answer for what they decide on.
 */
export function ownWorkOf(work: Work, moment: Moment): string[] {
  const people = [work.ownerId, work.submittedBy, ...work.contributors.map(({ personId }) => personId)];
  return withTheirStandIns(people, moment);
}

/** Whose own obligation it is: its owners past and present, and who stands in for them. They do not make it weaker. */
export function ownObligationOf(work: Work, moment: Moment): string[] {
  return withTheirStandIns(ownersOf(work), moment);
}

/** Its owners past and present. */
export function ownersOf({ ownerId, contributors }: Pick<Work, 'ownerId' | 'contributors'>): string[] {
  const before = contributors.filter((one) => one.ways.includes('owned')).map(({ personId }) => personId);
  return [...new Set([ownerId, ...before])];
}

/** These, those who do now whatever these may do, and whatever other accounts are one of them. */
export function withTheirStandIns(people: readonly (string | null)[], { delegations, at }: Moment): string[] {
  const { accounts } = delegations;
  const all = new Set(
    withTheirAccounts(
      people.filter((id) => id !== null),
      accounts,
    ),
  );
  if (delegations.size > 0)
    for (const id of [...all])
      for (const { personId } of standInsOf(id, 'everything', delegations, at)) all.add(personId);
  return withTheirAccounts(all, accounts);
}
