import type { EntityManager } from 'typeorm';
import { erasingType } from '../../domain/audit/erasures.js';
import { Refusal } from '../../domain/refusal.js';
import { patternsOf, unshared, type PersonalWords } from './words.js';

/** Events that one event erases at most, and all that one erasure does. */
const mostOfOne = 2_000;
const most = 100_000;

/** Events that name somebody in what they say: those about them, by all they are called; others by what nobody else is. */
export interface NamingEvents {
  own: number[];
  others: number[];
}

/** @throws Refusal `invalid-command` where there are more than can be erased at once */
export async function eventsNaming(
  manager: EntityManager,
  personId: string,
  words: PersonalWords,
): Promise<NamingEvents> {
  const about = `e.subject_kind = 'person' AND e.subject_id = $1`;
  const own = await naming(manager, about, personId, words);
  const others = await naming(manager, `NOT (${about})`, personId, unshared(words));
  if (own.length + others.length > most)
    throw new Refusal(
      'invalid-command',
      `More than ${most} events of the trail name them. Correct their name to a longer one first, if it is a common word.`,
    );
  return { own, others };
}

async function naming(
  manager: EntityManager,
  where: string,
  personId: string,
  words: PersonalWords,
): Promise<number[]> {
  const patterns = patternsOf(words);
  if (patterns.length === 0) return [];
  const rows = await manager.query<{ seq: number }[]>(
    `SELECT e.seq FROM audit_events e
     WHERE ${where} AND e.type <> $5 AND e.data::text ILIKE ANY($2) AND erased_text(e.data, $3, $4, '') <> e.data
     ORDER BY e.seq LIMIT ${most + 1}`,
    [personId, patterns, words.words, words.names, erasingType],
  );
  return rows.map(({ seq }) => seq);
}

/** The numbers in as many lists as events are needed to name them; one at least. */
export function inParts(seqs: readonly number[]): number[][] {
  const parts: number[][] = [];
  for (let from = 0; from < seqs.length; from += mostOfOne) parts.push(seqs.slice(from, from + mostOfOne));
  return parts.length === 0 ? [[]] : parts;
}

/** Takes the words out of what an event names that was recorded in this transaction, under this key. */
export async function eraseNamedBy(
  manager: EntityManager,
  key: string,
  { words, names }: PersonalWords,
  instead: string,
): Promise<void> {
  await manager.query(
    'SELECT erase_events((SELECT seq FROM audit_events WHERE key = $1), $2::text[], $3::text[], $4::text)',
    [key, words, names, instead],
  );
}
