import type { EntityManager } from 'typeorm';
import { whyNot } from '../../domain/person/standing.js';
import { addressIn, bareName, besideAddress, bracketed, severalNames } from '../../domain/import/owner-cell.js';
import { stableId } from '../../domain/stable-id.js';
import { folded } from '../../domain/text/folded.js';
import { saveEvents } from '../trail/events.js';
import { ownerCells, type KnownPerson } from './owner-cells.js';

export interface Owner {
  id: string;
  name: string;
  timeZone: string;
  /** The whole cell, where it names others besides. */
  cell?: string;
}

/**
 * Who is meant by a text of the file, or why nobody is. Of several people of one name, `current` is meant where they are
 * one of them: a file that names the owner there is says nothing new.
 */
export type OwnerOf = (text: string, current?: string) => Owner | { message: string };

interface PersonRow extends KnownPerson {
  time_zone: string;
  active: boolean;
  access: string;
  service: boolean;
}

/**
 * Finds the owners that a file names by mail address or whole name, whatever the case; `Name <address>` goes by the
 * address. With `create`, whoever is not found becomes a person; a placeholder or a list of people never does.
 *
 * @param options.several what becomes of a cell that names several: asked about, or the first of them
 */
export async function findOwners(
  manager: EntityManager,
  texts: string[],
  options: { create: boolean; several: 'ask' | 'first'; timeZone: string; actorId: string; at: number },
): Promise<OwnerOf> {
  const keys = [...new Set(texts.flatMap(keysIn))];
  let people = index(keys, await load(manager, keys));
  const teams = await teamsOf(manager, keys);
  const cellOf = ownerCells(texts, { find: (text) => found(people, text), isTeam: (name) => teams.has(folded(name)) });
  const cells = new Map([...new Set(texts)].map((text) => [text, cellOf(text)]));
  const meant = [...cells.values()].flatMap((cell) =>
    cell.kind === 'one'
      ? [cell.name]
      : cell.kind === 'several' && options.several === 'first'
        ? cell.names.slice(0, 1)
        : [],
  );
  const wanted = new Map(meant.map((name) => [keyOf(name), name]));
  if (options.create && (await createPeople(manager, unknownOf(wanted, people), options)))
    people = index(keys, await load(manager, keys));
  return (whole, current) => {
    const cell = cells.get(whole) ?? cellOf(whole);
    if (cell.kind === 'doubt') return { message: cell.message };
    if (cell.kind === 'several' && options.several === 'ask') return { message: severalText(whole, cell.names) };
    const text = cell.kind === 'several' ? (cell.names[0] ?? whole) : cell.name;
    const named = found(people, text);
    const active = named.filter((person) => whyNot(person, 'work') === null);
    const person = active.find(({ id }) => id === current) ?? active[0];
    if (person && (active.length === 1 || person.id === current)) {
      const besides = cell.kind === 'several' ? { cell: whole } : {};
      return { id: person.id, name: person.name, timeZone: person.time_zone, ...besides };
    }
    if (person)
      return {
        message: `${active.length} people are called "${text}". Write the mail address of the one who is meant.`,
      };
    const [other] = named;
    if (other) return { message: `"${text}": ${whyNot(other, 'work') ?? 'cannot own it.'} Name somebody else.` };
    return {
      message: `Nobody is called "${text}". Write a mail address or a whole name that exists, or import with owners created.`,
    };
  };
}

function severalText(text: string, names: string[]): string {
  const shown = names.map((name) => `"${name}"`).join(' and ');
  return (
    `"${text}" names ${names.length} people, ${shown}; an item has one owner. Write the one who answers for it, ` +
    `or import with --several-owners first. If it is one name, add that person first (tollgate people add).`
  );
}

/** What a person is looked up by: the address where one is written, else the name. */
function keyOf(text: string): string {
  return addressIn(text) ?? (bareName(text) || wholeOf(text));
}

/** As imports of before looked a person up: the text as it stands. */
function wholeOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function nameIn(text: string): string {
  return besideAddress(text) || keyOf(text);
}

/** Everybody whom a cell may be about. */
function keysIn(text: string): string[] {
  const { name = '', beside = '' } = bracketed(text) ?? {};
  const texts = [text, nameIn(text), name, beside, ...(severalNames(text, () => true) ?? [])];
  return [wholeOf(text), ...texts.filter(Boolean).map(keyOf)];
}

/** Who is called so; those whom an import of before made of the whole text, where nobody else is. */
function found(people: Map<string, PersonRow[]>, text: string): PersonRow[] {
  return people.get(folded(keyOf(text))) ?? people.get(folded(wholeOf(text))) ?? [];
}

/** Names of teams among these, folded. */
async function teamsOf(manager: EntityManager, keys: string[]): Promise<Set<string>> {
  const rows = await manager.query<{ name: string }[]>(
    'SELECT name_folded AS name FROM teams WHERE name_folded = ANY($1)',
    [keys.map(folded)],
  );
  return new Set(rows.map(({ name }) => name));
}

async function load(manager: EntityManager, keys: string[]): Promise<PersonRow[]> {
  return manager.query<PersonRow[]>(
    `SELECT p.id, p.name, p.email, p.time_zone, p.active, p.access, p.service, p.market, t.name AS team
     FROM people p LEFT JOIN teams t ON t.id = p.team_id
     WHERE p.name_folded = ANY($1) OR p.email_folded = ANY($1) OR p.id = ANY($2)`,
    [keys.map(folded), keys.flatMap(importedIds)],
  );
}

/**
 * Whom an import makes of a key; the same person later, under whatever name they go by then. First the id that is made
 * now, then that of the releases which only put keys into small letters.
 */
function importedIds(key: string): [string, string] {
  return [stableId('person', 'imported', folded(key)), stableId('person', 'imported', key.toLowerCase())];
}

function index(keys: string[], rows: PersonRow[]): Map<string, PersonRow[]> {
  const people = new Map<string, PersonRow[]>();
  for (const row of rows)
    for (const key of new Set([folded(row.name), ...(row.email === null ? [] : [folded(row.email)])]))
      people.set(key, [...(people.get(key) ?? []), row]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const key of keys) {
    const imported = importedIds(key)
      .map((id) => byId.get(id))
      .find((row) => row !== undefined);
    if (imported && !people.has(folded(key))) people.set(folded(key), [imported]);
  }
  return people;
}

/** Key → name and address of those to create. A bare name is the person who is written with an address elsewhere. */
function unknownOf(
  wanted: Map<string, string>,
  people: Map<string, PersonRow[]>,
): Map<string, { name: string; email: string | null }> {
  const unknown = new Map<string, { name: string; email: string | null }>();
  const names = new Set<string>();
  for (const [key, text] of wanted) {
    if (people.has(folded(key)) || !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(key)) continue;
    unknown.set(folded(key), { name: nameIn(text), email: key.toLowerCase() });
    names.add(folded(nameIn(text)));
  }
  for (const [key, text] of wanted)
    if (!people.has(folded(key)) && !unknown.has(folded(key)) && !names.has(folded(key)))
      unknown.set(folded(key), { name: nameIn(text), email: null });
  return unknown;
}

async function createPeople(
  manager: EntityManager,
  unknown: Map<string, { name: string; email: string | null }>,
  { timeZone, actorId, at }: { timeZone: string; actorId: string; at: number },
): Promise<boolean> {
  if (unknown.size === 0) return false;
  const rows = [...unknown].map(([key, person]) => ({ id: importedIds(key)[0], ...person }));
  // Somebody else may have created them in the meantime; then those are meant.
  const created = await manager.query<{ id: string; name: string }[]>(
    `INSERT INTO people (id, name, email, time_zone)
     SELECT x.id, x.name, x.email, $2 FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, name text, email text)
     ON CONFLICT DO NOTHING RETURNING id, name`,
    [JSON.stringify(rows), timeZone],
  );
  await saveEvents(
    manager,
    created.map(({ id, name }) => ({
      subjectKind: 'person' as const,
      subjectId: id,
      programId: null,
      event: {
        key: `person/${id}#created`,
        type: 'person.created',
        at,
        actorId,
        version: 1,
        data: { name, by: 'import' },
      },
    })),
  );
  return true;
}
