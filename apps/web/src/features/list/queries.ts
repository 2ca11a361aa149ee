import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, http, pageSize, type Schemas } from '../../lib/api.js';
import { filterOf, type ItemSearch } from './search.js';

export type Item = Schemas['ActionItem'];
export type Operation = Schemas['BulkOperationDetail'];

/** Items page by page: the next is asked for where the reader comes near its end. */
export function items(search: ItemSearch) {
  return infiniteQueryOptions({
    meta: { kinds: ['action_item'] },
    queryKey: ['items', search.sort, filterOf(search)],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }): Promise<{ items: Item[]; nextCursor: string | null }> => {
      const query = {
        ...filterOf(search),
        limit: pageSize,
        ...(search.sort === undefined ? {} : { sort: search.sort }),
        ...(pageParam === '' ? {} : { cursor: pageParam }),
      };
      const { data } = await http.GET('/action-items', { params: { query: query as never }, signal });
      return data as { items: Item[]; nextCursor: string | null };
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
}

export const programs = api.queryOptions('get', '/programs', { params: { query: { limit: pageSize } } });

/** What is to be done to which items. */
export interface BulkAsk {
  kind: string;
  body: Record<string, unknown>;
  itemIds?: string[];
  filter?: Record<string, unknown>;
}

/** What would become of each; it is kept, and `run` carries out what was shown. */
export async function previewBulk(ask: BulkAsk, headers: Record<string, string>): Promise<Operation> {
  const { data } = await http.POST('/bulk-operations', { body: { ...ask, dryRun: true } as never, headers });
  return data as Operation;
}

export async function runBulk({ id }: { id: string }, headers: Record<string, string>): Promise<Operation> {
  const { data } = await http.POST('/bulk-operations/{id}/run', {
    params: { path: { id } },
    body: {} as never,
    headers,
  });
  return data as Operation;
}

/** An operation; asked for each second while it runs. */
export function operation(id: string | null) {
  return {
    ...api.queryOptions('get', '/bulk-operations/{id}', { params: { path: { id: id ?? '' } } }),
    enabled: id !== null,
    refetchInterval: ({ state }: { state: { data: Operation | undefined } }) =>
      state.data !== undefined && state.data.finishedAt === null && state.data.state !== 'previewed' ? 1_000 : false,
  } as const;
}
