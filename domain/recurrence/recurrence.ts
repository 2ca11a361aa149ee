import type { Place } from '../record/place.js';
import type { Outcome } from '../record/outcome.js';
import type { Calendar } from '../calendar/calendar.js';
import type { PlannedStep } from '../record/step.js';
import type { Instant } from '../time.js';
import type { Schedule } from './schedule.js';
import type { Occurrence } from './series.js';
import type { RecurrenceStatus } from './table.js';

/** What is made each time. Names and texts may have `{{date}}` and `{{occurrence}}`. */
export type RecurrenceContent = ProgramContent | ItemContent;

/** A program out of a template. */
export interface ProgramContent {
  kind: 'program';
  /** Of the program. */
  name: string;
  templateId: string;
  /** Pinned; null: the newest that is published when it is made. */
  version: number | null;
  parameters: Record<string, unknown>;
  managerId: string;
  domainLeadId: string | null;
  timeZone: string | null;
  activate: boolean;
}

/** One action item in a program. */
export interface ItemContent {
  kind: 'item';
  programId: string;
  /** The open phase, or the next to come, where none is named. */
  phaseId: string | null;
  title: string;
  description: string;
  severity: string | null;
  tags: string[];
  attributes: Record<string, unknown>;
  ownerId: string;
  /** Counted from the date of the occurrence by the owner's calendar, e.g. `5 working days`. */
  dueIn: string;
}

export interface Recurrence {
  id: string;
  name: string;
  status: RecurrenceStatus;
  schedule: Schedule;
  /** One more with every change of the schedule: what was planned by another is not what is planned now. */
  revision: number;
  content: RecurrenceContent;
  /** Dates to come on which nothing is made, by their date by the rule, in order. */
  skips: Skip[];
  /** How many there have been: made, failed, missed or skipped. */
  occurrences: number;
  /** Of the last one of the series: its date by the rule, and the day on which it fell. */
  lastNominal: string | null;
  lastDate: string | null;
  /** Program or item that was made last. */
  lastMadeId: string | null;
  /** Null where it waits for the last one to be complete, is paused, or is over. */
  next: Occurrence | null;
  pauseReason: string | null;
  endedAt: Instant | null;
  endReason: string | null;
  version: number;
}

/** One occurrence to come that somebody wants nothing to be made of. */
export interface Skip {
  /** Its date by the rule. */
  nominal: string;
  reason: string;
  byId: string;
  at: Instant;
}

/** Everything the rules need to decide about a recurrence. */
export interface RecurrenceRecord {
  recurrence: Recurrence;
  /** The manager of the programs; of an item, of its program. They are made on this person's behalf, who is told. */
  ownerId: string;
  /** Where the program stands that it makes items in; null: it makes programs. */
  place: Place | null;
  /** By which days off are found: the owner's, in the zone of the schedule. */
  calendar: Calendar;
  /** When the last one was complete: closed, done or cancelled, or where it failed, due. */
  lastCompletedAt: Instant | null;
  steps: PlannedStep[];
}

/** One occurrence as it is kept. */
export interface OccurrenceRecord {
  /** The date by the rule; of one made beside the series, the key of the command. */
  key: string;
  number: number;
  nominal: string;
  date: string;
  at: Instant;
  shift: string | null;
  state: OccurrenceState;
  madeId: string | null;
  /** Why it failed, or was skipped. */
  detail: string | null;
  /** Who skipped it; null where nobody did. */
  skippedBy: string | null;
}

/** What can have become of an occurrence. */
export const occurrenceStates = ['made', 'failed', 'missed', 'skipped'] as const;
export type OccurrenceState = (typeof occurrenceStates)[number];

/** A row of the occurrences that a change makes, or sets right. */
export interface OccurrenceEffect {
  kind: 'occurrence';
  occurrence: OccurrenceRecord;
}

export type RecurrenceOutcome = Outcome<RecurrenceRecord, OccurrenceEffect>;

/** What came of an attempt to make one. `over`: there is nothing left to make any in. */
export type Made = { id: string; name: string } | { problem: string } | { over: string };
