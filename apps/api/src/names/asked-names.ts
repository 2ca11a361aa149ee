import type { EntityManager } from 'typeorm';
import type { KnownSight } from '../../../../database/access/visible.js';
import { findNamed, type Named } from '../../../../database/names/find-named.js';
import { findWord, type Word } from '../../../../database/names/find-word.js';
import { folded } from '../../../../domain/text/folded.js';
import type { Actor } from '../access/actor.js';
import { isUuid } from '../../../../domain/uuid.js';

/**
 * The id of what a query names by id or by name; null where it names nothing. `me` is whoever asks.
 *
 * @throws Refusal `unknown-name`, `ambiguous-name`: never an empty list for a typing error
 */
export async function idNamed(
  manager: EntityManager,
  kind: Named,
  ref: string | undefined,
  field: string,
  actor?: Actor,
): Promise<string | null> {
  if (ref === undefined) return null;
  if (kind === 'person' && actor && folded(ref) === 'me') return actor.id;
  // What is there may be hidden from one and not from another.
  const all = actor?.sight?.all !== false;
  if (all && isUuid(ref) && present.has(ref)) return ref;
  if (kind === 'program' && isSeenProgram(actor?.sight, ref)) return ref;
  const { id } = await findNamed(manager, kind, ref, { field, seenBy: actor?.sight });
  if (present.size >= mostPresent) present.clear();
  present.add(id);
  return id;
}

/** A list of items has looked up already which programs they see. */
function isSeenProgram(sight: KnownSight | undefined, ref: string): boolean {
  return sight?.known?.programs.includes(ref) === true;
}

/** Ids that were found: what has one is never deleted, and a list need not ask each time. */
const present = new Set<string>();
const mostPresent = 10_000;

/** A word as the records write it; null where none is given. @throws Refusal `unknown-name` */
export async function wordNamed(
  manager: EntityManager,
  kind: Word,
  text: string | null | undefined,
  field: string,
  actor?: Actor,
): Promise<string | null> {
  return text === undefined || text === null ? null : findWord(manager, kind, text, { field, seenBy: actor?.sight });
}

/** Markets as the records write them. @throws Refusal `unknown-name` for one that has no calendar and no records */
export function marketsNamed(
  manager: EntityManager,
  markets: readonly string[],
  field: string,
  actor?: Actor,
): Promise<string[]> {
  const by = { field, seenBy: actor?.sight };
  return Promise.all(markets.map((market) => findWord(manager, 'market', market, by)));
}
