import type { Instant } from '../time.js';

/**
 * How many workflows that fail task after task are ended and begin anew from their facts. After one bad record each of them
 * helps; after a bad build none does, for the new ones fail as well, and a build that is put right would have helped them all.
 * So what becomes of those that began anew says how many may follow.
 */
export interface Replacing {
  /** How many may be on their way at once. */
  allowance: number;
  /** Those that began anew, of which it is not known yet whether it helped. */
  watched: { workflowId: string; at: Instant }[];
  /** Since when one at a time is tried, for one failed again; null: they are replaced as they are found. */
  heldBackSince: Instant | null;
}

/** What became of one that began anew; `open`: that shows later. */
export type Became = 'well' | 'again' | 'open';

/** Without having seen any. */
export const fullAllowance = 10;
/** In half a minute, after many that it helped. */
export const mostAllowance = 100;
/** One of which nothing shows for so long says nothing: no worker has come to it. */
const watchedForMs = 10 * 60_000;

/** Where nothing has been replaced yet. */
export const freely: Replacing = { allowance: fullAllowance, watched: [], heldBackSince: null };

/** What follows from what became of those that are watched, in their order. */
export function afterReplacing(before: Replacing, became: readonly Became[], now: Instant): Replacing {
  const watched = before.watched.filter(({ at }, place) => became[place] === 'open' && now - at < watchedForMs);
  if (became.includes('again')) return { allowance: 1, watched, heldBackSince: before.heldBackSince ?? now };
  if (!became.includes('well')) return { ...before, watched };
  const allowance = Math.min(mostAllowance, before.allowance * 2);
  return { allowance, watched, heldBackSince: allowance >= fullAllowance ? null : before.heldBackSince };
}

/** How many may be replaced now. */
export function mayReplace({ allowance, watched }: Pick<Replacing, 'allowance' | 'watched'>): number {
  return Math.max(0, allowance - watched.length);
}
