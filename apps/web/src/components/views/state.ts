import type { Schemas } from '../../lib/api.js';
import { columnsIn } from '../../lib/columns.js';

export type View = Schemas['View'];
export type ViewList = View['list'];

/** What of a list's address a view keeps: what the list is asked, and how it looks. */
export type ListState = Pick<View, 'query' | 'columns' | 'group'>;

/** What an address says of views: `view` is one to be opened, `saved` the one that was; `none`: none, the preferred one neither. */
export interface Viewed {
  view?: string | undefined;
  saved?: string | undefined;
}

/** The address of a table besides: which columns it has, with commas between. */
export interface Tabled extends Viewed {
  columns?: string | undefined;
}

type Search = Readonly<Record<string, unknown>>;

/** A field of a list's address, and how the list's query says the same. */
export interface Field {
  address: string;
  query: string;
  /** What the query says for what the address says, or leaves out; nothing: it says nothing of it. */
  asked: (said: unknown) => string | undefined;
  /** The other way; nothing: the page cannot say it. */
  said: (asked: string) => unknown;
}

/** Fields that are called the same in both, and say the same text. */
export function alike(...names: string[]): Field[] {
  return names.map((name) => ({ address: name, query: name, asked: textOf, said: (asked) => asked }));
}

/**
 * A field whose words in the address are others than those of the query.
 *
 * @param words those of the address, by those of the query
 * @param unsaid what is asked where the address says nothing
 */
export function translated(
  address: string,
  query: string,
  words: Readonly<Record<string, string | boolean>>,
  unsaid?: string,
): Field {
  return {
    ...{ address, query },
    asked: (said) => Object.entries(words).find(([, word]) => word === said)?.[0] ?? unsaid,
    said: (asked) => words[asked],
  };
}

/** What a list is set to by its address. */
export function stateOf(fields: readonly Field[], search: Search): ListState {
  const query = Object.fromEntries(
    fields.flatMap(({ address, query: name, asked }) => {
      const value = asked(search[address]);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const { columns, group } = search;
  return { query, columns: columnsIn(columns), group: textOf(group) ?? null };
}

/** The address in which a view is open. */
export function addressOf(fields: readonly Field[], { id, query, columns, group }: View): Record<string, unknown> {
  const said = fields.flatMap(({ address, query: name, said: say }) => {
    const value = query[name] === undefined ? undefined : say(query[name]);
    return value === undefined ? [] : [[address, value] as const];
  });
  return {
    ...Object.fromEntries(said),
    ...(columns.length > 0 ? { columns: columns.join(',') } : {}),
    ...(group === null ? {} : { group }),
    saved: id,
  };
}

/** What a view asks that the page has no word for: the list is longer than the view is. */
export function leftOut(fields: readonly Field[], { query }: Pick<View, 'query'>): [name: string, asked: string][] {
  return Object.entries(query).filter(([name, asked]) => {
    const field = fields.find((each) => each.query === name);
    return field?.said(asked) === undefined;
  });
}

/** Whether the list is set otherwise than the view has it, as far as the page can say what it has. */
export function isChanged(fields: readonly Field[], search: Search, view: View): boolean {
  return textFor(stateOf(fields, search)) !== textFor(stateOf(fields, addressOf(fields, view)));
}

/** By what an address narrows its list, without what it says of views and columns. */
export function narrowing<S extends Tabled>({
  view: _view,
  saved: _saved,
  columns: _columns,
  ...rest
}: S): Omit<S, keyof Tabled> {
  return rest;
}

/** Whether an address says nothing: then the list opens in the view that whoever looks prefers. */
export function saysNothing(search: Search): boolean {
  return Object.values(search).every((value) => value === undefined || value === '');
}

function textFor({ query, columns, group }: ListState): string {
  return JSON.stringify([Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1)), columns, group]);
}

function textOf(said: unknown): string | undefined {
  return (typeof said === 'string' && said !== '') || typeof said === 'number' ? String(said) : undefined;
}
