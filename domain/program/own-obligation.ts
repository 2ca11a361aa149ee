import { Refusal } from '../refusal.js';
import { ownObligationOf, type Work } from '../sign-off/own-work.js';
import type { ProgramChange } from './change.js';

/** An item that the program's change would hold or end. */
export interface OwedItem extends Work {
  number: number;
  status: string;
}

/** So many are named; of more it is said how many. */
const mostNamed = 10;

/**
 * Nobody makes their own obligation weaker by way of the program: of a program in which they owe something, somebody else
 * holds or cancels the whole. A program that is not launched yet obliges nobody.
 *
 * @param statuses of the items that would be held or ended
 * @throws Refusal `separation-of-duties` with the items, and who may
 */
export function requireOthers(change: ProgramChange, what: string, statuses: readonly string[]): void {
  const { actorId, onBehalfOf, at, now: subject } = change;
  if (actorId === null || subject.program.status === 'draft') return;
  const reached = subject.owed.filter(({ status }) => statuses.includes(status));
  const owing = reached.map((item) => ({
    number: item.number,
    people: ownObligationOf(item, { delegations: subject.delegations, at }),
  }));
  const asks = [actorId, ...(onBehalfOf ? [onBehalfOf.id] : [])];
  const own = owing.filter(({ people }) => asks.some((id) => people.includes(id)));
  if (own.length === 0) return;
  const named = own.slice(0, mostNamed).map(({ number }) => `AI-${number}`);
  const more = own.length > named.length ? ` and ${own.length - named.length} more` : '';
  const free = (id: string | null | undefined) => !!id && !owing.some(({ people }) => people.includes(id));
  throw new Refusal(
    'separation-of-duties',
    `Nobody ${what} their own obligation, by way of its program neither: ${named.join(', ')}${more} are owed by them, as owner ` +
      `now or before, or by somebody they stand in for. Have ${others(subject.parts, free)} do it.`,
    { items: own.map(({ number }) => `AI-${number}`).slice(0, 100) },
  );
}

function others(
  { program_manager, domain_lead }: { program_manager?: string | null; domain_lead?: string | null },
  free: (id: string | null | undefined) => boolean,
): string {
  if (free(program_manager)) return 'the program manager, or an administrator who owes nothing in it,';
  if (free(domain_lead)) return 'the domain lead, or an administrator who owes nothing in it,';
  return 'an administrator who owes nothing in it';
}
