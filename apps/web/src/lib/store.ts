import { useSyncExternalStore } from 'react';

/** One value that several components look at. */
export function create<T>(initial: T): { get: () => T; set: (value: T) => void; use: () => T } {
  let value = initial;
  const listeners = new Set<() => void>();
  const get = (): T => value;
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    get,
    set: (next) => {
      value = next;
      for (const each of listeners) each();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}
