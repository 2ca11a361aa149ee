import type { Notice } from '../record/event.js';
import { Change, type ChangeRules } from '../record/change.js';
import type { PlannedStep } from '../record/step.js';
import type { Instant } from '../time.js';
import { nextOf, waitsForLast } from './next.js';
import { planRecurrence } from './plan.js';
import type {
  OccurrenceEffect,
  OccurrenceRecord,
  Recurrence,
  RecurrenceRecord,
  RecurrenceOutcome,
} from './recurrence.js';
import { skipsThatHold } from './skip.js';
import { allowedRecurrenceEvents, recurrenceTable, type RecurrenceEvent, type RecurrenceStatus } from './table.js';

const rules: ChangeRules<RecurrenceRecord, Recurrence, RecurrenceStatus, RecurrenceEvent> = {
  noun: 'A recurrence',
  table: recurrenceTable,
  allowed: allowedRecurrenceEvents,
  nothingMore: 'Set up a new one.',
  factsOf: ({ recurrence }) => recurrence,
  withFacts: (subject, recurrence) => ({ ...subject, recurrence }),
  plan: planRecurrence,
  reaches: (_subject, _kind, to) => to,
  channels: () => ['inbox', 'email'],
};

/** A command or an occurrence of a recurrence being carried out. */
export class RecurrenceChange extends Change<
  RecurrenceRecord,
  Recurrence,
  RecurrenceStatus,
  RecurrenceEvent,
  OccurrenceEffect
> {
  constructor(outcome: RecurrenceOutcome, key: string, actorId: string | null, at: Instant) {
    super(rules, outcome, key, actorId, at);
  }

  keep(occurrence: OccurrenceRecord): void {
    this.effect({ kind: 'occurrence', occurrence });
  }

  /** Looks for the next occurrence; a series that has none, and waits for nothing, is over. */
  lookOn(notBefore: Instant): void {
    const next = nextOf(this.now, notBefore);
    this.set({ next });
    this.set({ skips: skipsThatHold(this.now) });
    if (next === null && this.current.status === 'active' && !waitsForLast(this.now))
      this.over('its series is at its end');
  }

  /** There is nothing more to come. */
  over(reason: string): void {
    this.set({ status: 'ended', next: null, skips: [], endedAt: this.at, endReason: reason });
    this.tellOwner('recurrence_ended', { reason });
  }

  /** Tells the owner, unless they did it themselves. */
  tellOwner(kind: Notice['kind'], facts: Notice['facts'] = {}): void {
    const { ownerId } = this.now;
    // Several of them may come of one event.
    this.tell(kind, [{ personId: ownerId, role: 'program_manager' }], facts, { eventKey: `${this.key}:${kind}` });
  }
}

/** The plan with the step of an occurrence fired. */
export function firedStep(steps: readonly PlannedStep[], number: number): PlannedStep[] {
  return steps.map((step) =>
    step.occurrence === number && step.state === 'planned' ? { ...step, state: 'fired' } : step,
  );
}
