import type { EntityManager } from 'typeorm';
import { wordKey, type WordOf } from '../../domain/item/words.js';
import { folded } from '../../domain/text/folded.js';
import { nearest } from '../../domain/text/near.js';
import { shownKinds } from '../engine/kinds.js';
import { unknown } from './find-named.js';

interface WordKind {
  what: string;
  list: string;
  /** Every word in use, as `word`; people bring them in with their records. */
  used: string;
  /** Of those that items bring in: by what they are found. */
  ofItems?: (text: string) => WordOf;
  /** Known though nothing has them. */
  usual?: readonly string[];
}

/** SQL: and what each kind of record brings in. */
function ofKinds(select: (kind: (typeof shownKinds)[number]) => string): string {
  return shownKinds.map((kind) => ` UNION ${select(kind)}`).join('');
}

const kinds = {
  market: {
    what: 'market',
    list: 'markets',
    // A state such as MY-02 is a market too: whoever has it counts by its calendar.
    used: `SELECT market AS word FROM calendars UNION SELECT key FROM calendars UNION SELECT market FROM people UNION SELECT market FROM teams
      UNION SELECT unnest(markets) FROM programs${ofKinds(({ table, words }) => `SELECT unnest(${words.markets}) FROM ${table}`)}`,
  },
  severity: {
    what: 'severity',
    list: 'severities',
    used: 'SELECT DISTINCT severity AS word FROM action_items',
    ofItems: (text) => ['severity', text],
    usual: ['critical', 'high', 'medium', 'low'],
  },
  tag: {
    what: 'tag',
    list: 'tags',
    used: 'SELECT DISTINCT unnest(tags) AS word FROM action_items',
    ofItems: (text) => ['tag', text],
  },
  cause: {
    what: 'root cause',
    list: 'root causes',
    used: 'SELECT DISTINCT root_cause AS word FROM action_items',
    ofItems: (text) => ['cause', text],
  },
  domain: {
    what: 'domain',
    list: 'domains',
    used: `SELECT domain AS word FROM programs${ofKinds(({ table, words }) => `SELECT ${words.domain} FROM ${table}`)}`,
  },
  attribute: {
    what: 'attribute',
    list: 'attributes',
    used: 'SELECT DISTINCT jsonb_object_keys(attributes) AS word FROM action_items',
    ofItems: (text) => ['attribute', text],
  },
} as const satisfies Record<string, WordKind>;

export type Word = keyof typeof kinds;

/**
 * A word that records use, as one of them writes it; of those that items bring in, as it was given.
 *
 * @throws Refusal `unknown-name` for a word that no record uses, with what is near; of markets, with all
 */
export async function findWord(manager: EntityManager, kind: Word, text: string, field: string): Promise<string> {
  const { what, list, used, ofItems, usual = [] }: WordKind = kinds[kind];
  const usualOne = usual.find((word) => word === folded(text));
  if (usualOne !== undefined) return usualOne;
  const [found] = await manager.query<{ word: string }[]>(
    ofItems
      ? 'SELECT $1 AS word FROM action_items WHERE words @> $2::bigint[] LIMIT 1'
      : `SELECT word FROM (${used}) w WHERE folded(word) = folded($1) LIMIT 1`,
    ofItems ? [text, [wordKey(ofItems(text))]] : [text],
  );
  if (found) return found.word;
  const rows = await manager.query<{ word: string }[]>(
    `SELECT word FROM (${used}) w WHERE word IS NOT NULL GROUP BY word ORDER BY word LIMIT 10000`,
  );
  const words = [...usual, ...rows.map(({ word }) => word)];
  throw unknown({ field, kind, what, ref: text }, words.length <= 40 ? words : nearest(text, words), list);
}
