import type { EntityManager } from 'typeorm';
import { stableId } from '../../domain/stable-id.js';
import { saveEvents } from '../trail/events.js';

export interface Owner {
  id: string;
  timeZone: string;
}

/** Who is meant by a text of the file, or why nobody is. */
export type OwnerOf = (text: string) => Owner | { message: string };

interface PersonRow {
  id: string;
  name: string;
  email: string | null;
  time_zone: string;
}

/**
 * Finds the owners that a file names by mail address or whole name, whatever the case; `Name <address>` goes by the
 * address. With `create`, whoever is not found becomes a person.
 */
export async function findOwners(
  manager: EntityManager,
  texts: string[],
  options: { create: boolean; timeZone: string; actorId: string; at: number },
): Promise<OwnerOf> {
  const wanted = new Map(texts.map((text) => [text, keyOf(text)]));
  const keys = [...new Set(wanted.values())];
  const rows = await load(manager, keys);
  const byKey = new Map<string, PersonRow[]>();
  for (const row of rows)
    for (const key of new Set([row.email?.toLowerCase(), row.name.toLowerCase()]))
      if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), row]);
  if (options.create) {
    const missing = [...wanted].filter(([, key]) => !byKey.has(key));
    for (const row of await createPeople(manager, missing, options)) byKey.set(keyOf(row.email ?? row.name), [row]);
  }
  return (text) => {
    const found = byKey.get(keyOf(text)) ?? [];
    if (found.length > 1) return { message: `${found.length} people are called "${text}". Write the mail address of the one who is meant.` };
    const [person] = found;
    if (person) return { id: person.id, timeZone: person.time_zone };
    return { message: `Nobody is called "${text}". Write a mail address or a whole name that exists, or import with owners created.` };
  };
}

/** What a person is looked up by: the address where one is written, else the name. */
function keyOf(text: string): string {
  return (/<([^<>\s]+@[^<>\s]+)>/.exec(text)?.[1] ?? text).replace(/\s+/g, ' ').trim().toLowerCase();
}

async function load(manager: EntityManager, keys: string[]): Promise<PersonRow[]> {
  return manager.query<PersonRow[]>(
    `SELECT id, name, email, time_zone FROM people WHERE active AND (lower(name) = ANY($1) OR lower(email) = ANY($1))`,
    [keys],
  );
}

async function createPeople(
  manager: EntityManager,
  missing: [string, string][],
  { timeZone, actorId, at }: { timeZone: string; actorId: string; at: number },
): Promise<PersonRow[]> {
  const people = new Map<string, { id: string; name: string; email: string | null }>();
  for (const [text, key] of missing) {
    const email = /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(key) ? key : null;
    const name = text.replace(/<[^<>]*>/, '').replace(/\s+/g, ' ').trim() || key;
    people.set(key, { id: stableId('person', 'imported', key), name, email });
  }
  if (people.size === 0) return [];
  const rows = [...people.values()];
  await manager.query(
    `INSERT INTO people (id, name, email, time_zone)
     SELECT x.id, x.name, x.email, $2 FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, name text, email text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows), timeZone],
  );
  await saveEvents(
    manager,
    rows.map(({ id, name }) => ({
      subjectKind: 'person' as const,
      subjectId: id,
      programId: null,
      event: { key: `person/${id}#created`, type: 'person.created', at, actorId, version: 1, data: { name, by: 'import' } },
    })),
  );
  return rows.map((row) => ({ ...row, time_zone: timeZone }));
}
