import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, http, pageSize } from '../../lib/api.js';
import type { ItemSearch, ProgramSearch } from './search.js';

/** Programs page by page. */
export function programs({ status, q, sort }: ProgramSearch) {
  const asked = given({ status, q, sort });
  return infiniteQueryOptions({
    meta: { kinds: ['program', 'action_item'] },
    queryKey: ['programs', asked],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...asked, limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return (await http.GET('/programs', { params: { query }, signal })).data ?? { items: [], nextCursor: null };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

export function program(id: string) {
  return api.queryOptions('get', '/programs/{id}', { params: { path: { id } } });
}

export function timeline(id: string) {
  return api.queryOptions('get', '/programs/{id}/timeline', { params: { path: { id } } });
}

export function upcoming(id: string) {
  return api.queryOptions('get', '/programs/{id}/upcoming', { params: { path: { id } } });
}

export function criticalPath(id: string) {
  return api.queryOptions('get', '/programs/{id}/critical-path', { params: { path: { id } } });
}

/** What of a phase is not done: while there is such, its tollgate does not open. */
export function unfinished(id: string, phaseId: string) {
  return api.queryOptions('get', '/action-items', {
    params: {
      query: { program: id, phaseId, status: 'draft,open,in_progress,on_hold,submitted', sort: 'urgency', limit: 8 },
    },
  });
}

/** The items of a program, page by page. */
export function items(id: string, { phase, status, overdue, q, sort }: ItemSearch) {
  const asked = given({ status, overdue, q, sort, phaseId: phase });
  return infiniteQueryOptions({
    meta: { kinds: ['action_item'] },
    queryKey: ['items-of-program', id, asked],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...asked, program: id, limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return (await http.GET('/action-items', { params: { query }, signal })).data ?? { items: [], nextCursor: null };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** What was said of them; the rest is not sent. */
function given<T extends object>(search: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== '')) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
