import type { RecurrenceContent } from './recurrence.js';
import type { Schedule } from './schedule.js';

/** The commands of a recurrence as they travel to its workflow. */
export type RecurrenceCommand =
  | { type: 'change'; name?: string; schedule?: Schedule; content?: RecurrenceContent }
  | { type: 'pause'; reason: string }
  | { type: 'resume' }
  | { type: 'end'; reason: string }
  /** Of the occurrence of that date by the rule nothing is made. */
  | { type: 'skip'; occurrence: string; reason: string }
  /** It is made after all. */
  | { type: 'unskip'; occurrence: string }
  /** One beside the series; with `occurrence` one of it that was missed, skipped or failed. */
  | { type: 'run'; occurrence?: string };
