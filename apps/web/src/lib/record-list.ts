import { useEffect, useMemo } from 'react';
import { create } from './store.js';

/** The list that somebody came from, so that they go on to its next record without going back. */
interface RecordList {
  /** Its address. */
  back: string;
  /** The keys of its records, in its order. */
  refs: readonly string[];
}

const place = 'tollgate.list';
const { set, use } = create<RecordList | null>(kept());

/** This page shows these records, in this order. */
export function useAsList(refs: readonly string[]): void {
  const joined = refs.join(' ');
  useEffect(() => {
    const { pathname, search } = window.location;
    const list = { back: pathname + search, refs: joined === '' ? [] : joined.split(' ') };
    set(list);
    sessionStorage.setItem(place, JSON.stringify(list));
  }, [joined]);
}

/** What stands before and after a record in the list that one came from; nothing where it is not in it. */
export function useNeighbours(ref: string): Neighbours | null {
  const list = use();
  return useMemo(() => (list === null ? null : neighboursIn(list, ref)), [list, ref]);
}

interface Neighbours {
  back: string;
  previous: string | undefined;
  next: string | undefined;
  /** From 1. */
  number: number;
  total: number;
}

export function neighboursIn({ back, refs }: RecordList, ref: string): Neighbours | null {
  const found = refs.indexOf(ref);
  if (found < 0) return null;
  return { back, previous: refs[found - 1], next: refs[found + 1], number: found + 1, total: refs.length };
}

function kept(): RecordList | null {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? 'null') as RecordList | null;
  } catch {
    return null;
  }
}
