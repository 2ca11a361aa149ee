import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo } from 'react';
import { api } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { addressOf, isChanged, saysNothing, type Field, type View, type ViewList } from './state.js';

export interface Views {
  /** One's own, and those that are shared with one. */
  all: readonly View[];
  more: (() => void) | undefined;
  /** The one in which the list is open. */
  chosen: View | undefined;
  /** It is set otherwise since. */
  changed: boolean;
  /** Why the one that the address names cannot be shown. */
  problem: Error | null;
  search: Readonly<Record<string, unknown>>;
  /** Where a view is opened by whoever has its link. */
  linkOf: (view: View) => string;
  open: (view: View) => void;
  /** The list as it is set, in this view: it was saved so. */
  stay: (view: View) => void;
  leave: () => void;
}

const settled = { staleTime: 60_000, retry: false } as const;

/**
 * The views of the list whose page one is on. An address that names one to be opened becomes the address in which it is open;
 * one that says nothing, that of the view which whoever looks has chosen to be opened first.
 */
export function useViews(list: ViewList, fields: readonly Field[]): Views {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const found = useInfiniteQuery({ ...pages('/views', { list }), staleTime: settled.staleTime });
  const all = useMemo(() => (found.data?.pages ?? []).flatMap(({ items }) => items), [found.data]);
  const wanted = idIn(search['view']) ?? idIn(search['saved']);
  const listed = all.find(({ id }) => id === wanted);
  const one = useQuery({
    ...api.queryOptions('get', '/views/{id}', { params: { path: { id: wanted ?? '' } } }),
    ...settled,
    enabled: wanted !== undefined && found.data !== undefined && listed === undefined,
  });
  const named = listed ?? (wanted === undefined ? undefined : one.data);
  // The id is one of another list where somebody wrote the address by hand.
  const chosen = named?.list === list ? named : undefined;
  const go = useCallback(
    (to: Record<string, unknown>, replace: boolean) => void navigate({ to: '.', search: to, replace }),
    [navigate],
  );
  const open = useCallback((view: View) => go(addressOf(fields, view), false), [fields, go]);
  const opening = search['view'] === undefined ? undefined : chosen;
  const first = saysNothing(search) ? all.find(({ isDefault }) => isDefault) : undefined;
  const to = opening ?? first;
  useEffect(() => {
    if (to !== undefined) go(addressOf(fields, to), true);
  }, [to, fields, go]);
  return {
    all,
    more: found.hasNextPage ? () => void found.fetchNextPage() : undefined,
    chosen,
    changed: chosen !== undefined && opening === undefined && isChanged(fields, search, chosen),
    problem: found.error ?? (wanted !== undefined && chosen === undefined ? one.error : null),
    search,
    linkOf: ({ id }) => `${window.location.origin}${pathname}?view=${encodeURIComponent(id)}`,
    open,
    stay: (view) => go({ ...search, view: undefined, saved: view.id }, true),
    leave: () => go({ saved: 'none' }, false),
  };
}

function idIn(said: unknown): string | undefined {
  return typeof said === 'string' && said !== '' && said !== 'none' ? said : undefined;
}
