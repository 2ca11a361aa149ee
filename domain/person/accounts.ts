/**
 * Accounts that are one natural person: for each of them all of that person, itself included. An account that is not in it
 * stands alone.
 */
export type Accounts = ReadonlyMap<string, readonly string[]>;

/** @param groups each the accounts of one natural person */
export function accountsBy(groups: Iterable<readonly string[]>): Accounts {
  return new Map([...groups].flatMap((group) => group.map((id): [string, readonly string[]] => [id, group])));
}

/** These people, and the other accounts of each. */
export function withTheirAccounts(people: Iterable<string>, accounts: Accounts | undefined): string[] {
  const ids = [...people];
  if (!accounts || accounts.size === 0) return ids;
  return [...new Set(ids.flatMap((id) => accounts.get(id) ?? [id]))];
}

/** Whether one of these is this natural person, by whatever account. */
export function isAmong(personId: string, people: readonly string[], accounts: Accounts | undefined): boolean {
  return people.includes(personId) || (accounts?.get(personId) ?? []).some((id) => people.includes(id));
}

/** Each natural person once, by the account that comes first. */
export function eachOnce<T extends { personId: string }>(found: readonly T[], accounts: Accounts | undefined): T[] {
  if (!accounts || accounts.size === 0) return [...found];
  const taken: string[] = [];
  return found.filter(({ personId }) => {
    if (isAmong(personId, taken, accounts)) return false;
    taken.push(personId);
    return true;
  });
}
