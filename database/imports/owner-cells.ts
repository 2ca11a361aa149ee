import {
  addressesIn,
  addressIn,
  bareName,
  besideAddress,
  bracketed,
  hasNoLetter,
  isPlaceholder,
  isUnsure,
  severalNames,
} from '../../domain/import/owner-cell.js';
import { folded } from '../../domain/text/folded.js';

/** Somebody who is here, as far as a cell is compared with them. */
export interface KnownPerson {
  id: string;
  name: string;
  email: string | null;
  market: string | null;
  team: string | null;
}

/** What stands in a cell of owners: one person, several, or something that somebody has to say more about. */
export type OwnerCell =
  { kind: 'one'; name: string } | { kind: 'several'; names: string[] } | { kind: 'doubt'; message: string };

interface Known {
  /** The people of a name or an address. */
  find: (text: string) => KnownPerson[];
  isTeam: (name: string) => boolean;
}

const write = 'Write the mail address or the whole name of the person who answers for it.';

/**
 * Says what stands in each cell of a file. Somebody whose whole name it is goes before what it looks like. What is nearly
 * somebody who is here, or a team, is asked about: no second person is made of it.
 */
export function ownerCells(texts: string[], { find, isTeam }: Known): (text: string) => OwnerCell {
  const isKnown = (name: string): boolean => find(name).length > 0;
  const called = calledIn(texts);
  return (text) => {
    const people = find(text);
    // Earlier imports made people of placeholders; a real one has an address, or at least a number of staff.
    if (isPlaceholder(text) && !people.some(({ email }) => email !== null || (hasNoLetter(text) && /\d/.test(text))))
      return doubt(`"${text}" is nobody. ${write}`);
    if (people.length > 0 && addressesIn(text).length < 2) return ofAddress(text, people, find) ?? one(text);
    const names = severalNames(text, isKnown);
    if (names) return { kind: 'several', names };
    if (isUnsure(text)) return doubt(`"${text}" is not sure yet. ${write}`);
    if (isTeam(bareName(text)))
      return doubt(`"${bareName(text)}" is a team, and a person answers for an item. ${write}`);
    return inBrackets(text, find, called) ?? one(text);
  };
}

function one(name: string): OwnerCell {
  return { kind: 'one', name };
}

function doubt(message: string): OwnerCell {
  return { kind: 'doubt', message };
}

/** A name beside an address that is somebody else's. */
function ofAddress(text: string, people: KnownPerson[], find: Known['find']): OwnerCell | null {
  const address = addressIn(text);
  const name = besideAddress(text);
  if (address === null || name === '' || people.some((person) => folded(person.name) === folded(name))) return null;
  const [other] = find(name);
  const [person] = people;
  if (!other || !person || people.some(({ id }) => id === other.id)) return null;
  return doubt(`"${text}": ${address} is ${person.name}, and ${other.name} is somebody else. ${write}`);
}

/** `Mei Lin (Finance)`: Mei Lin of that team or market, or somebody of whom nothing else is known. */
function inBrackets(text: string, find: Known['find'], called: Map<string, Set<string>>): OwnerCell | null {
  const { name, beside } = bracketed(text) ?? {};
  if (name === undefined || beside === undefined) return null;
  const people = find(name);
  const theirs = people.filter(({ team, market }) => [team, market].some((of) => folded(of ?? '') === folded(beside)));
  if (theirs.length === 1 && people.length === 1) return one(name);
  if (people.length > 0)
    return doubt(`Nobody is called "${text}", but "${name}" is here. ${write} If it is somebody else, add them first.`);
  if (find(beside).length > 0) return { kind: 'several', names: [name, beside] };
  if ((called.get(folded(name))?.size ?? 0) < 2) return null;
  return doubt(`"${name}" stands in the file in several ways, "${text}" is one of them. Write each person in one way.`);
}

/** A name without what stands in brackets behind it → the ways in which it stands in the file. */
function calledIn(texts: string[]): Map<string, Set<string>> {
  const called = new Map<string, Set<string>>();
  for (const text of texts) {
    const name = folded(bracketed(text)?.name ?? bareName(text));
    called.set(name, (called.get(name) ?? new Set()).add(folded(bareName(text))));
  }
  return called;
}
