/** What one file may cost. `docs/imports.md` states these to people. */
export const limits = {
  /** Processes that read at the same time, for each process that asks. */
  readers: 2,
  /** Of computing, where the system tells (Linux); elsewhere of the clock. */
  computingMs: 20_000,
  /** By the clock, on a machine that has no time for it. */
  clockMs: 180_000,
  /** Of a reader's heap. */
  heapMb: 512,
  /** Files that wait for a reader, together. */
  waitingBytes: 200 * 1024 * 1024,
  /** A reader without work ends after this time. */
  idleMs: 60_000,
} as const;

export type ReaderLimits = { readonly [name in keyof typeof limits]: number };
