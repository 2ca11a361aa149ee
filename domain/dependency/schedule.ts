import type { Instant } from '../time.js';

/** A piece of work in a network. The functions must be monotone: whoever starts later does not end earlier. */
export interface Work {
  id: string;
  /** What must have ended first, and from when on its end lets this one start. */
  waitsFor: { id: string; after: (end: Instant) => Instant }[];
  /** Not before this instant, whatever it waits for. */
  notBefore: Instant;
  /** When it ends if it starts then. */
  ends: (start: Instant) => Instant;
}

export interface Scheduled {
  start: Instant;
  end: Instant;
  /** What decided the start: the last to let it go. Null: nothing that it waits for did. */
  because: string | null;
}

/**
 * The earliest start and end of every piece of work. What waits for something that is not in the network does not wait
 * for that. What is part of a circle, or waits for one, never starts, and is left out.
 */
export function schedule(network: readonly Work[]): Map<string, Scheduled> {
  const works = new Map(network.map((work) => [work.id, work]));
  const scheduled = new Map<string, Scheduled>();
  for (const work of inOrder(works)) {
    let found: Omit<Scheduled, 'end'> = { start: work.notBefore, because: null };
    for (const { id, after } of work.waitsFor) {
      const end = scheduled.get(id)?.end;
      if (end === undefined) continue;
      const start = after(end);
      if (start > found.start) found = { start, because: id };
    }
    scheduled.set(work.id, { ...found, end: work.ends(found.start) });
  }
  return scheduled;
}

/** The chain of work that decides when the last of these ends: each begins when the one before lets it. */
export function criticalPath(scheduled: ReadonlyMap<string, Scheduled>, among: readonly string[]): string[] {
  let last: string | null = null;
  for (const id of among) {
    const end = scheduled.get(id)?.end ?? -Infinity;
    if (last === null || end > (scheduled.get(last)?.end ?? -Infinity)) last = id;
  }
  const path: string[] = [];
  for (let id = last; id !== null; id = scheduled.get(id)?.because ?? null) path.unshift(id);
  return path;
}

/** Each after what it waits for; by a list of its own rather than by recursion, for chains may be long. */
function inOrder(works: ReadonlyMap<string, Work>): Work[] {
  const open = new Map<string, number>();
  const waiting = new Map<string, Work[]>();
  const ready: Work[] = [];
  for (const work of works.values()) {
    const on = work.waitsFor.filter(({ id }) => works.has(id));
    open.set(work.id, on.length);
    if (on.length === 0) ready.push(work);
    for (const { id } of on) {
      const of = waiting.get(id);
      if (of) of.push(work);
      else waiting.set(id, [work]);
    }
  }
  for (let at = 0; at < ready.length; at += 1) {
    const work = ready[at];
    for (const next of waiting.get(work?.id ?? '') ?? []) {
      const left = (open.get(next.id) ?? 0) - 1;
      open.set(next.id, left);
      if (left === 0) ready.push(next);
    }
  }
  return ready;
}
