import { Refusal } from '../refusal.js';

/** What a person is to Tollgate at the moment: whether they are still there, and whether they only read. */
export interface Standing {
  id: string;
  name: string;
  active: boolean;
  /** `auditor` reads everything and changes nothing. */
  access: string;
  /** Something that speaks to the API, where it was looked up: not somebody. */
  service?: boolean;
}

/** What somebody can be given. */
export const charges = ['work', 'manage', 'decide', 'own_risk', 'stand_in', 'duty', 'tell'] as const;
export type Charge = (typeof charges)[number];

const names: Record<Charge, string> = {
  work: 'own work',
  manage: 'manage or lead a program',
  decide: 'decide or check',
  own_risk: 'own a risk or a control',
  stand_in: 'stand in for somebody',
  duty: 'take turns in a rota',
  tell: 'be told',
};

/** Those who only read can hear of things; what needs an answer of theirs would wait for ever. */
const readersMay: readonly Charge[] = ['tell'];

/**
 * Why somebody cannot be given a charge; null where they can. The one rule about who can be given work, asked and told,
 * at every door and again when something fires.
 */
export function whyNot({ name, active, access, service }: Standing, charge: Charge): string | null {
  if (!active) return `${name} is not active any more and cannot ${names[charge]}.`;
  if (service === true) return `${name} is a service account, which nobody meets, and cannot ${names[charge]}.`;
  if (access === 'auditor' && !readersMay.includes(charge))
    return `${name} is an auditor, who changes nothing, and cannot ${names[charge]}.`;
  return null;
}

/** Somebody is to be given a charge; `path` is where the request says so. */
export interface Given {
  id: string;
  charge: Charge;
  path?: string;
}

/**
 * @param known standing of each person who exists, by id in lower case
 * @throws Refusal `unknown-person`, `person-unavailable` naming who, why and what to do
 */
export function requireFit(known: ReadonlyMap<string, Standing>, given: readonly Given[]): void {
  for (const { id, charge, path } of given) {
    const standing = known.get(id.toLowerCase());
    const where = path === undefined ? {} : { path };
    if (!standing)
      throw new Refusal('unknown-person', `There is no person ${id} to ${names[charge]}. List the people.`, where);
    const why = whyNot(standing, charge);
    if (why !== null)
      throw new Refusal('person-unavailable', `${why} Name somebody else.`, { personId: standing.id, ...where });
  }
}

/** People among those who were looked up who are gone, and who only read. */
export interface Unavailable {
  gone: ReadonlySet<string>;
  readers: ReadonlySet<string>;
}

/** The same of one of them. */
export function standingIn(
  { gone, readers }: Partial<Unavailable>,
  { id, name }: { id: string; name: string },
): Standing {
  return { id, name, active: !gone?.has(id), access: readers?.has(id) ? 'auditor' : 'member' };
}

export function unavailableAmong(people: Iterable<Standing>): Unavailable {
  const gone = new Set<string>();
  const readers = new Set<string>();
  for (const standing of people) {
    if (whyNot(standing, 'tell') !== null) gone.add(standing.id);
    else if (whyNot(standing, 'decide') !== null) readers.add(standing.id);
  }
  return { gone, readers };
}
