import type { EntityManager } from 'typeorm';
import { wordKey, type WordOf } from '../../domain/item/words.js';
import { folded } from '../../domain/text/folded.js';
import { nearest } from '../../domain/text/near.js';
import { shownKinds, type ShownKind } from '../engine/kinds.js';
import { unknown } from './find-named.js';
import type { Sight } from '../../domain/access/sight.js';
import { knowing } from '../access/known-sight.js';
import { placingIn, seesItem, seesMetric, seesProgram, seesShown } from '../access/visible.js';

interface WordKind {
  what: string;
  list: string;
  /** Every word in use, as `word`; people bring them in with their records: those that whoever asks sees. */
  used: (seen: Seen) => string;
  /** Of those that items bring in: by what they are found. */
  ofItems?: (text: string) => WordOf;
  /** Of those that items may say besides what other records have: as what they say it. */
  saidByItems?: (text: string) => WordOf;
  /** Known though nothing has them. */
  usual?: readonly string[];
}

/** What is seen of items, of programs, of metrics, and of a kind of record: conditions on a row `t`. */
interface Seen {
  items: string;
  programs: string;
  metrics: string;
  kind: (kind: ShownKind) => string;
}

/** SQL: and what each kind of record brings in. */
function ofKinds(seen: Seen, select: (kind: (typeof shownKinds)[number]) => string): string {
  return shownKinds.map((kind) => ` UNION ${select(kind)} t WHERE ${seen.kind(kind.kind)}`).join('');
}

const kinds = {
  market: {
    what: 'market',
    list: 'markets',
    // A state such as MY-02 is a market too: whoever has it counts by its calendar.
    used: (
      seen,
    ) => `SELECT market AS word FROM calendars UNION SELECT key FROM calendars UNION SELECT market FROM people UNION SELECT market FROM teams
      UNION SELECT unnest(markets) FROM programs t WHERE ${seen.programs}
      UNION SELECT unnest(markets) FROM metrics t WHERE ${seen.metrics}${ofKinds(seen, ({ table, words }) => `SELECT unnest(${words.markets}) FROM ${table}`)}`,
    saidByItems: (text) => ['attribute', 'market', text],
  },
  severity: {
    what: 'severity',
    list: 'severities',
    used: (seen) => `SELECT DISTINCT severity AS word FROM action_items t WHERE ${seen.items}`,
    ofItems: (text) => ['severity', text],
    usual: ['critical', 'high', 'medium', 'low'],
  },
  tag: {
    what: 'tag',
    list: 'tags',
    used: (seen) => `SELECT DISTINCT unnest(tags) AS word FROM action_items t WHERE ${seen.items}`,
    ofItems: (text) => ['tag', text],
  },
  cause: {
    what: 'root cause',
    list: 'root causes',
    used: (seen) => `SELECT DISTINCT root_cause AS word FROM action_items t WHERE ${seen.items}`,
    ofItems: (text) => ['cause', text],
  },
  domain: {
    what: 'domain',
    list: 'domains',
    used: (seen) =>
      `SELECT domain AS word FROM programs t WHERE ${seen.programs} UNION SELECT domain FROM metrics t WHERE ${seen.metrics}${ofKinds(seen, ({ table, words }) => `SELECT ${words.domain} FROM ${table}`)}`,
  },
  attribute: {
    what: 'attribute',
    list: 'attributes',
    used: (seen) => `SELECT DISTINCT jsonb_object_keys(attributes) AS word FROM action_items t WHERE ${seen.items}`,
    ofItems: (text) => ['attribute', text],
  },
} as const satisfies Record<string, WordKind>;

export type Word = keyof typeof kinds;

/**
 * A word that records use, as one of them writes it; of those that items bring in, as it was given.
 *
 * @throws Refusal `unknown-name` for a word that no record uses, with what is near; of markets, with all
 */
export async function findWord(
  manager: EntityManager,
  kind: Word,
  text: string,
  { field, seenBy }: { field: string; seenBy?: Sight | undefined },
): Promise<string> {
  const { what, list, used, ofItems, saidByItems, usual = [] }: WordKind = kinds[kind];
  const usualOne = usual.find((word) => word === folded(text));
  if (usualOne !== undefined) return usualOne;
  const known = seenBy && (await knowing(manager, seenBy));
  const word = (ofItems ?? saidByItems)?.(text);
  const params: unknown[] = word ? [text, [wordKey(word)]] : [text];
  const seen = seenIn(known, params);
  const byItems = (): string =>
    `SELECT $1 AS word FROM action_items t WHERE words @> $2::bigint[] AND ${seen.items} LIMIT 1`;
  const others = (): string => `SELECT word FROM (${used(seen)}) w WHERE folded(word) = folded($1) LIMIT 1`;
  const [found] = await manager.query<{ word: string }[]>(
    ofItems ? byItems() : saidByItems ? `(${others()}) UNION ALL (${byItems()}) LIMIT 1` : others(),
    params,
  );
  if (found) return found.word;
  const words = [...usual, ...(await wordsUsed(manager, kind, seenBy, 10_000))];
  throw unknown({ field, kind, what, ref: text }, words.length <= 40 ? words : nearest(text, words), list);
}

/** The words of a kind that records use, of those that somebody sees, in order; each once, however it is written. */
export async function wordsUsed(
  manager: EntityManager,
  kind: Word,
  seenBy: Sight | undefined,
  most: number,
): Promise<string[]> {
  const known = seenBy && (await knowing(manager, seenBy));
  const values: unknown[] = [];
  const rows = await manager.query<{ word: string }[]>(
    `SELECT min(word) AS word FROM (${kinds[kind].used(seenIn(known, values))}) w WHERE word IS NOT NULL
     GROUP BY folded(word) ORDER BY 1 LIMIT ${most}`,
    values,
  );
  return rows.map(({ word }) => word);
}

/** Read when it is put into a statement: what that does not ask has no value in it. */
function seenIn(sight: Sight | undefined, params: unknown[]): Seen {
  const place = placingIn(params);
  const of = (sees: (seenBy: Sight) => string): string => (sight === undefined || sight.all ? 'TRUE' : sees(sight));
  return {
    get items() {
      return of((seenBy) => seesItem(seenBy, place, 't'));
    },
    get programs() {
      return of((seenBy) => seesProgram(seenBy, place, 't'));
    },
    get metrics() {
      return of((seenBy) => seesMetric(seenBy, place, 't'));
    },
    kind: (kind) => of((seenBy) => seesShown(kind, seenBy, place, 't')),
  };
}
