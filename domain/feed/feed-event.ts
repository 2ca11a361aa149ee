import type { Instant, LocalTime } from '../time.js';

/** A date of a calendar feed. */
export interface FeedEvent {
  /** The same for ever; a change is told by `sequence`. */
  uid: string;
  sequence: number;
  /** A time on somebody's wall, or a whole day, `YYYY-MM-DD`. */
  start: LocalTime | string;
  summary: string;
  description: string;
  cancelled: boolean;
  /** When it was last changed. */
  changedAt: Instant;
}
