import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, http, pageSize, type Schemas } from '../../../lib/api.js';
import { given } from '../../../lib/pages.js';
import type { Status } from './moves.js';

/** What the address says of the items on the board. */
export interface BoardSearch {
  phase?: string | undefined;
  overdue?: boolean | undefined;
  q?: string | undefined;
}

/** The table by which items go: it changes with the engine only. */
export const states = queryOptions({
  ...api.queryOptions('get', '/action-items/states'),
  meta: { still: true },
  staleTime: Infinity,
});

interface Page {
  items: Schemas['ActionItem'][];
  nextCursor: string | null;
}

/** What stands in a column, what presses most first, page by page. */
export function column(programId: string, status: Status, { phase, overdue, q }: BoardSearch) {
  const asked = given({ program: programId, status, phaseId: phase, overdue, q });
  return infiniteQueryOptions({
    meta: { kinds: ['action_item'] },
    queryKey: ['board', asked],
    queryFn: async ({ pageParam, signal }): Promise<Page> => {
      const cursor = pageParam === null ? {} : { cursor: pageParam };
      const query = { ...asked, sort: status === 'done' ? '-updated' : 'urgency', limit: pageSize, ...cursor } as const;
      return (await http.GET('/action-items', { params: { query }, signal })).data ?? { items: [], nextCursor: null };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  });
}

export function countIn(programId: string, status: Status, { phase, overdue, q }: BoardSearch) {
  const query = given({ program: programId, status, phaseId: phase, overdue, q });
  return {
    ...api.queryOptions('get', '/action-items/count', { params: { query } }),
    meta: { kinds: ['action_item'] },
  };
}
