import { eventShapes } from '../webhook/event-types.js';

/** Something that was done to a record, as its trail keeps it. */
export interface Written {
  /** Of the record, after it. */
  version: number;
  type: string;
  /** Null: the machine. */
  actorId: string | null;
}

/** More versions than these are not looked through. */
export const mostVersionsBack = 200;

/**
 * Whether a record is still what somebody has read, although its version went up: each version since is the machine's, and
 * touched nothing that people decide on. A version of which the trail knows nothing may be anybody's.
 */
export function isAsRead(read: number, present: number, since: readonly Written[]): boolean {
  if (read === present) return true;
  if (read < 1 || read > present || present - read > mostVersionsBack) return false;
  if (since.some(({ actorId, type }) => actorId !== null || eventShapes[type]?.beside !== true)) return false;
  const known = new Set(since.map(({ version }) => version));
  return Array.from({ length: present - read }, (_, index) => read + 1 + index).every((version) => known.has(version));
}
