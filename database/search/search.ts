import type { DataSource, EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { searchKinds, type Looked, type SearchKind } from '../../domain/search/search.js';
import { knowing } from '../access/known-sight.js';
import { seesOne } from '../access/unseen.js';
import { placingIn, seesSubject, type Placing } from '../access/visible.js';
import { isOfMarket } from '../items/select-items.js';
import { recordKinds, shownKinds } from '../engine/kinds.js';
import type { Noun } from '../engine/not-there.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import { inTransaction } from '../sql/transaction.js';
import { isAmong } from '../sql/is-among.js';

/** What is found: a record, and the text by which it was. */
export interface Hit {
  kind: SearchKind;
  id: string;
  /** By which people call it, where it has one: `AI-12`. */
  key: string | null;
  title: string;
  state: string | null;
  field: string;
  /** The text in which it was found, at most its first 5,000 characters. */
  said: string;
  /** On which record a comment or a piece of evidence is. */
  about: { kind: string; id: string; key: string | null; title: string } | null;
}

/** How long a search may take, in milliseconds. */
const longest = 5_000;

/** The best matches first; of those that are as good by kind, then what was written last. */
export const searchSorts: Sorts<'best'> = {
  best: [
    { sql: 'f.rank', type: 'integer' },
    { sql: 'f.place', type: 'integer' },
    { sql: 'f.newest', type: 'bigint' },
  ],
};

interface Searched {
  /** SQL: the rows `t` of the kind with what they belong to. */
  from: string;
  title: string;
  key?: string;
  state?: string;
  about?: string;
  /** SQL: whether one is of a market; absent of kinds that are of none. */
  market?: (market: string, place: Placing) => string;
  sees: (sight: Sight, place: Placing) => string;
}

const markets =
  (row: string): NonNullable<Searched['market']> =>
  (market, place) =>
    isAmong(`${row}.markets`, place(market));
const item =
  (id: string): NonNullable<Searched['market']> =>
  (market, place) =>
    `EXISTS (SELECT 1 FROM action_items i WHERE i.id = ${id} AND ${isOfMarket(market, place)})`;
const word =
  (column: string): NonNullable<Searched['market']> =>
  (market, place) =>
    `folded(${column}) = folded(${place(market)})`;

const seen =
  (noun: Noun): Searched['sees'] =>
  (sight, place) =>
    seesOne(noun, sight, place);
const everybody = (): string => 'TRUE';
const called = (
  kind:
    'action_item' | 'exception' | 'risk' | 'case' | 'finding' | 'control' | 'review_round' | 'analysis' | 'alignment',
  row = 't',
): string => `'${recordKinds[kind].letters}-' || ${row}.number`;

const searched: Record<SearchKind, Searched> = {
  item: {
    ...{ from: 'action_items t', title: 't.title', key: called('action_item'), state: 't.status' },
    ...{ market: item('t.id'), sees: seen('action-items') },
  },
  program: { from: 'programs t', title: 't.name', state: 't.status', market: markets('t'), sees: seen('programs') },
  exception: {
    ...{ from: 'exceptions t', title: 't.title', key: called('exception'), state: 't.status' },
    ...{ market: markets('t'), sees: seen('exceptions') },
  },
  risk: {
    from: 'risks t',
    title: 't.title',
    key: called('risk'),
    state: 't.status',
    market: markets('t'),
    sees: seen('risks'),
  },
  case: {
    from: 'cases t',
    title: 't.title',
    key: called('case'),
    state: 't.status',
    market: markets('t'),
    sees: seen('cases'),
  },
  finding: {
    from: 'findings t',
    title: 't.title',
    key: called('finding'),
    state: 't.status',
    market: markets('t'),
    sees: seen('findings'),
  },
  control: {
    from: 'controls t',
    title: 't.title',
    key: called('control'),
    state: 't.status',
    market: markets('t'),
    sees: seen('controls'),
  },
  review_round: {
    ...{ from: 'review_rounds t', title: 't.title', key: called('review_round'), state: 't.status' },
    ...{ market: markets('t'), sees: seen('review-rounds') },
  },
  analysis: {
    from: 'analyses t',
    title: 't.title',
    key: called('analysis'),
    state: 't.status',
    ...{ market: markets('t'), sees: seen('analyses') },
  },
  alignment: {
    ...{ from: 'alignments t', title: 't.title', key: called('alignment'), state: 't.status' },
    ...{ market: markets('t'), sees: seen('alignments') },
  },
  policy: { from: 'policies t', title: 't.name', state: 't.kind', sees: everybody },
  template: { from: 'templates t', title: 't.name', sees: everybody },
  person: {
    ...{ from: 'people t', title: 't.name', state: `CASE WHEN t.active THEN 'active' ELSE 'inactive' END` },
    ...{ market: word('t.market'), sees: seen('people') },
  },
  team: { from: 'teams t', title: 't.name', sees: seen('teams') },
  recurrence: {
    ...{ from: 'recurrences t LEFT JOIN programs tp ON tp.id = t.program_id', title: 't.name', state: 't.status' },
    ...{ market: markets('tp'), sees: seen('recurrences') },
  },
  calendar: { from: 'calendars t', title: 't.name', key: 't.key', market: word('t.key'), sees: everybody },
  comment: {
    from: `comments t LEFT JOIN action_items ti ON ti.id = t.subject_id LEFT JOIN programs tp ON tp.id = t.subject_id
      LEFT JOIN cases tc ON tc.id = t.subject_id LEFT JOIN findings tf ON tf.id = t.subject_id`,
    title: 'coalesce(ti.title, tp.name, tc.title, tf.title)',
    about: `jsonb_build_object('kind', CASE t.subject_kind WHEN 'action_item' THEN 'item' ELSE t.subject_kind END, 'id', t.subject_id,
      'key', coalesce(${called('action_item', 'ti')}, ${called('case', 'tc')}, ${called('finding', 'tf')}),
      'title', coalesce(ti.title, tp.name, tc.title, tf.title))`,
    market: (market, place) =>
      `(${item('ti.id')(market, place)} OR ${isAmong('tp.markets || tc.markets || tf.markets', place(market))})`,
    sees: (sight, place) => seesSubject(sight, place, { kind: 't.subject_kind', id: 't.subject_id' }),
  },
  evidence: {
    from: 'evidence t JOIN action_items ti ON ti.id = t.item_id AND t.removed_at IS NULL',
    title: 't.title',
    about: `jsonb_build_object('kind', 'item', 'id', ti.id, 'key', ${called('action_item', 'ti')}, 'title', ti.title)`,
    market: item('ti.id'),
    sees: (sight, place) => seesSubject(sight, place, { kind: `'action_item'`, id: 't.item_id' }),
  },
};

const numbered: Partial<Record<SearchKind, string>> = {
  item: recordKinds.action_item.letters,
  ...Object.fromEntries(shownKinds.map(({ kind, letters }) => [kind, letters])),
};

/** As a part of the condition of texts `s`: the index finds those that have all pairs of characters, and the words decide. */
export function saysAll({ text, terms }: Looked, place: Placing): string {
  const has = terms.map((term) => `strpos(s.folded, ${place(term)}) > 0`);
  return [`search_grams(s.folded) @> search_grams(${place(text)}::text)`, ...has].join(' AND ');
}

/** What is looked for, by whom, and within what. */
export interface Asked {
  looked: Looked;
  sight: Sight;
  kinds: readonly SearchKind[];
  /** As the records write it; null: of any, or of none. */
  market: string | null;
}

/** Those that can be of a market, where one is asked for. */
function kindsWithin(kinds: readonly SearchKind[], market: string | null): readonly SearchKind[] {
  return market === null ? kinds : kinds.filter((kind) => searched[kind].market !== undefined);
}

/** SQL: what whoever looks sees of what is found, each record once, by its best text. */
function found({ looked, sight, kinds, market }: Asked, place: Placing): string {
  const [text, number] = [place(looked.text), /^([a-z]{2})-(\d{1,15})$/.exec(looked.text)];
  const each = kinds.flatMap((kind) => {
    const {
      from,
      title,
      key = 'NULL::text',
      state = 'NULL::text',
      about = 'NULL::jsonb',
      sees,
      market: its,
    } = searched[kind];
    const shown = `SELECT '${kind}' AS kind, ${searchKinds.indexOf(kind)} AS place, t.id, ${key} AS key, ${title} AS title,
      ${state} AS state, ${about} AS about`;
    const within = market === null || its === undefined ? [] : [its(market, place)];
    const condition = [sees(sight, place), ...within].join(' AND ');
    const byText = `${shown}, h.field, h.said, h.rank, -h.seq AS newest FROM said h JOIN ${from} ON t.id = h.subject_id
      WHERE h.kind = '${kind}' AND ${condition}`;
    if (number?.[1]?.toUpperCase() !== numbered[kind] || number?.[2] === undefined) return [byText];
    const byNumber = `${shown}, 'key', ${key}, 0, 0 FROM ${from} WHERE t.number = ${place(number[2])}::bigint AND ${condition}`;
    return [byText, byNumber];
  });
  return `WITH said AS MATERIALIZED (
      SELECT s.kind, s.subject_id, s.field, s.said, s.seq, CASE
        WHEN s.field NOT IN ('title', 'name', 'key') THEN 4 WHEN s.folded = ${text} THEN 1
        WHEN starts_with(s.folded, ${text}) THEN 2 ELSE 3 END AS rank
      FROM search_texts s WHERE s.kind = ANY(${place(kinds)}::text[]) AND ${saysAll(looked, place)}),
    found AS MATERIALIZED (SELECT DISTINCT ON (u.place, u.id) u.* FROM (${each.join(' UNION ALL ')}) u
      ORDER BY u.place, u.id, u.rank, u.newest DESC)`;
}

/** What is found, in the order of the slice. @throws QueryFailedError `57014` where it takes too long */
export async function search(dataSource: DataSource, asked: Asked, slice: Keyset): Promise<Hit[]> {
  const kinds = kindsWithin(asked.kinds, asked.market);
  if (kinds.length === 0) return [];
  return bounded(dataSource, async (manager) => {
    const params: unknown[] = [];
    const within = found({ ...asked, kinds, sight: await knowing(manager, asked.sight) }, placingIn(params));
    return manager.query<Hit[]>(
      `${within} SELECT f.*, ${slice.columns} FROM found f WHERE ${slice.after(params)} ${slice.orderBy}`,
      params,
    );
  });
}

/** How much of each kind is found. @throws QueryFailedError `57014` where it takes too long */
export function countFound(
  dataSource: DataSource,
  asked: Omit<Asked, 'kinds'>,
): Promise<{ kind: SearchKind; count: number }[]> {
  return bounded(dataSource, async (manager) => {
    const params: unknown[] = [];
    const sight = await knowing(manager, asked.sight);
    const within = found({ ...asked, sight, kinds: kindsWithin(searchKinds, asked.market) }, placingIn(params));
    return manager.query(
      `${within} SELECT kind, count(*) AS count FROM found GROUP BY kind, place ORDER BY place`,
      params,
    );
  });
}

function bounded<T>(dataSource: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  return inTransaction(dataSource, async (manager) => {
    await manager.query(`SET LOCAL statement_timeout = ${longest}`);
    return work(manager);
  });
}
