import type { EventDraft, Notice } from './event.js';
import type { PlannedStep } from './step.js';

/** What every record's subject has: all that the rules need to decide about it, its plan among it. */
export interface Subject {
  steps: PlannedStep[];
}

/** The facts before and after, and all that is to be written with them in one transaction. */
export interface Outcome<S extends Subject, Effect = never> {
  before: S;
  after: S;
  events: EventDraft[];
  notices: Notice[];
  /** Rows beside the record's own that it leads to, and what becomes of other records. */
  effects: Effect[];
}

/** Nothing has happened yet. */
export function noOutcome<S extends Subject, Effect = never>(subject: S): Outcome<S, Effect> {
  return { before: subject, after: subject, events: [], notices: [], effects: [] };
}
