import { infiniteQueryOptions } from '@tanstack/react-query';
import type { paths } from '../../../cli/src/lib/api-types.js';
import { http, pageSize } from './api.js';

type Get<P extends keyof paths> = paths[P] extends { get: infer Operation } ? Operation : never;
type QueryOf<P extends keyof paths> =
  Get<P> extends { parameters: { query?: infer Query } } ? Exclude<Query, undefined> : never;
type AnswerOf<P extends keyof paths> =
  Get<P> extends { responses: { 200: { content: { 'application/json': infer Answer } } } } ? Answer : never;

interface Page<Row> {
  items: Row[];
  nextCursor: string | null;
}
type RowOf<P extends keyof paths> = AnswerOf<P> extends Page<infer Row> ? Row : never;
/** Addresses of lists that come page by page. */
type ListPath = { [P in keyof paths]: AnswerOf<P> extends Page<unknown> ? P : never }[keyof paths];

type Getter = (
  path: string,
  init: { params: { query: object; path?: object }; signal: AbortSignal },
) => Promise<{ data?: unknown }>;

/** A list of the API, page by page. What of `query` is undefined or empty is not asked for. `size`: rows of a page. */
export function pages<P extends ListPath>(
  path: P,
  query: Partial<QueryOf<P>>,
  within: Record<string, string> = {},
  size = pageSize,
) {
  return infiniteQueryOptions({
    queryKey: ['pages', path, query, within],
    queryFn: async ({ pageParam, signal }): Promise<Page<RowOf<P>>> => {
      const asked = { ...given(query), limit: size, ...(pageParam === null ? {} : { cursor: pageParam }) };
      const { data } = await (http.GET as Getter)(path, { params: { query: asked, path: within }, signal });
      return data as Page<RowOf<P>>;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  });
}

/** What was said of them. */
export function given<T extends object>(said: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined && value !== '')) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
