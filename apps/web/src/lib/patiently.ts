import { connection } from './connection.js';

/**
 * Loads a page's code, and where nothing answers waits until something does: the router would read the whole document anew,
 * which is away too. What cannot be loaded though the server answers has another name by now, after an upgrade; then the
 * router's way is right.
 */
export function patiently<T>(load: () => Promise<T>): () => Promise<T> {
  return () =>
    load().catch(async () => {
      while (!(await answers())) {
        connection.set(false);
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
      connection.set(true);
      return load();
    });
}

async function answers(): Promise<boolean> {
  try {
    return (await fetch('/health/live', { cache: 'no-store' })).status < 500;
  } catch {
    return false;
  }
}
