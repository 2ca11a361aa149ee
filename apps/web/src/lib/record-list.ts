import { useEffect, useMemo } from 'react';
import { create } from './store.js';

/** A list that somebody came by, so that they go on to its next record without going back. */
interface RecordList {
  /** Its address. */
  back: string;
  /** Its records, in its order. */
  refs: readonly RecordRef[];
}

/** A record by the address of its page: `/items/AI-7`. */
export type RecordRef =
  `/${'items' | 'exceptions' | 'risks' | 'cases' | 'review-rounds' | 'findings' | 'alignments' | 'proposals' | 'breaches' | 'analyses' | 'programs' | 'controls' | 'occurrences' | 'control-tests'}/${string}`;

const place = 'tollgate.lists';
/** So many lists are remembered: a program stands in one, and has one of its items. */
const most = 4;
const { get, set, use } = create<readonly RecordList[]>(kept());

/** This page shows these records, in this order. */
export function useAsList(refs: readonly RecordRef[]): void {
  const joined = refs.join(' ');
  useEffect(() => {
    const { pathname, search } = window.location;
    const list = { back: pathname + search, refs: (joined === '' ? [] : joined.split(' ')) as RecordRef[] };
    const lists = withList(get(), list);
    set(lists);
    sessionStorage.setItem(place, JSON.stringify(lists));
  }, [joined]);
}

/** What stands before and after a record in the list that one came from; nothing where it is in none. */
export function useNeighbours(ref: RecordRef): Neighbours | null {
  const lists = use();
  return useMemo(() => neighboursIn(lists, ref), [lists, ref]);
}

interface Neighbours {
  back: string;
  previous: RecordRef | undefined;
  next: RecordRef | undefined;
  /** From 1. */
  number: number;
  total: number;
}

/** The newest first; of the same page only the newest. */
export function withList(lists: readonly RecordList[], list: RecordList): RecordList[] {
  const page = (address: string): string => address.split('?', 1)[0] ?? '';
  return [list, ...lists.filter(({ back }) => page(back) !== page(list.back))].slice(0, most);
}

/** In the list that was seen last of those in which it is. */
export function neighboursIn(lists: readonly RecordList[], ref: RecordRef): Neighbours | null {
  for (const { back, refs } of lists) {
    const found = refs.indexOf(ref);
    if (found >= 0)
      return { back, previous: refs[found - 1], next: refs[found + 1], number: found + 1, total: refs.length };
  }
  return null;
}

function kept(): readonly RecordList[] {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? '[]') as readonly RecordList[];
  } catch {
    return [];
  }
}
