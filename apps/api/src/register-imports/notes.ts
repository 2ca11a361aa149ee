import type { EntityManager } from 'typeorm';
import { findWord } from '../../../../database/names/find-word.js';
import { fewOf } from '../../../../domain/import/file-note.js';
import { Refusal } from '../../../../domain/refusal.js';
import { folded } from '../../../../domain/text/folded.js';
import type { Actor } from '../access/actor.js';
import type { Understood } from './understand.js';

/** Domains that are looked for; a file with more has no column of domains. */
const mostDomains = 50;

/** What was assumed about a file, and what of it is perhaps not meant: told before anything is made. */
export async function notesOn(manager: EntityManager, { table, ready }: Understood, actor: Actor): Promise<string[]> {
  const notes = table.notes.map(({ text }) => text);
  if (table.sheets.length > 1 && table.sheet !== null) {
    const others = table.sheets.filter(({ name }) => name !== table.sheet).map(({ name }) => `"${name}"`);
    notes.push(`Read: the sheet "${table.sheet}". Not read: ${fewOf(others)}.`);
  }
  const domains = new Map<string, { domain: string; rows: number[] }>();
  for (const { asked, row } of ready) {
    const { domain } = asked.given;
    if (domain === null) continue;
    const known = domains.get(folded(domain)) ?? { domain, rows: [] };
    known.rows.push(row.row);
    domains.set(folded(domain), known);
  }
  for (const { domain, rows } of [...domains.values()].slice(0, mostDomains)) {
    const near = await nearDomains(manager, domain, actor);
    if (near === null) continue;
    const hint = near.length === 0 ? '' : ` Near it: ${fewOf(near.map((name) => `"${name}"`))}.`;
    notes.push(
      `No record is of the domain "${domain}" yet: ${rows.length === 1 ? 'row' : 'rows'} ${fewOf(rows)}.${hint}`,
    );
  }
  return notes;
}

/** Null: there is that domain. */
async function nearDomains(manager: EntityManager, domain: string, { sight }: Actor): Promise<string[] | null> {
  try {
    await findWord(manager, 'domain', domain, { field: 'domain', seenBy: sight });
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return (error.extra['near'] as string[] | undefined) ?? [];
  }
}
