import type { Notice } from '../action-item/outcome.js';
import type { Recipient } from '../person/recipients.js';
import { planRecurrence } from './plan.js';
import { mergePlan, type PlannedStep } from '../record/step.js';
import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';
import { nextOf, waitsForLast } from './next.js';
import type { OccurrenceRecord, Recurrence, RecurrenceCase, RecurrenceOutcome } from './recurrence.js';
import { allowedRecurrenceEvents, recurrenceTable, type RecurrenceEvent } from './table.js';

/** A recurrence's command or occurrence being carried out; the twin of an item's `Change`. */
export class RecurrenceChange {
  private after: RecurrenceCase;
  private readonly notices: Notice[] = [];
  private readonly occurrences: OccurrenceRecord[] = [];

  constructor(
    private readonly outcome: RecurrenceOutcome,
    readonly key: string,
    readonly actorId: string | null,
    readonly at: Instant,
  ) {
    this.after = outcome.after;
  }

  get subject(): RecurrenceCase {
    return this.after;
  }

  get current(): Recurrence {
    return this.after.recurrence;
  }

  /** @throws Refusal `illegal-transition` unless the table allows the event in the present state */
  require(event: RecurrenceEvent): void {
    const { status } = this.current;
    if (recurrenceTable[status][event]) return;
    const allowed = allowedRecurrenceEvents(status);
    const can = allowed.length > 0 ? `It can: ${allowed.join(', ')}.` : 'Set up a new one.';
    throw new Refusal('illegal-transition', `A recurrence that is ${status} cannot ${event}. ${can}`, {
      currentStatus: status,
      allowed,
    });
  }

  set(facts: Partial<Recurrence>): void {
    this.after = { ...this.after, recurrence: { ...this.current, ...facts } };
  }

  setCase(facts: Partial<Omit<RecurrenceCase, 'recurrence'>>): void {
    this.after = { ...this.after, ...facts };
  }

  keep(occurrence: OccurrenceRecord): void {
    this.occurrences.push(occurrence);
  }

  /** Looks for the next occurrence; a series that has none, and waits for nothing, is over. */
  lookOn(notBefore: Instant): void {
    const next = nextOf(this.after, notBefore);
    this.set({ next });
    if (next === null && this.current.status === 'active' && !waitsForLast(this.after))
      this.over('its series is at its end');
  }

  /** There is nothing more to come. */
  over(reason: string): void {
    this.set({ status: 'ended', next: null, endedAt: this.at, endReason: reason });
    this.tell('recurrence_ended', { reason });
  }

  /** Tells the owner, unless he did it himself. */
  tell(kind: Notice['kind'], facts: Notice['facts'] = {}): void {
    const { ownerId } = this.after;
    if (ownerId === this.actorId) return;
    const to: Recipient[] = [{ personId: ownerId, role: 'program_manager' }];
    this.notices.push({ eventKey: `${this.key}:${kind}`, kind, to, channels: ['inbox', 'email'], at: this.at, facts });
  }

  /** Closes the change: one event, the version up by one, the plan made anew. */
  done(type: string, data: Record<string, unknown>): RecurrenceOutcome {
    const version = this.current.version + 1;
    const changed = { ...this.after, recurrence: { ...this.current, version } };
    const event = { key: this.key, type, at: this.at, actorId: this.actorId, version, data };
    return {
      before: this.outcome.before,
      after: { ...changed, steps: mergePlan(changed.steps, planRecurrence(changed)) },
      events: [...this.outcome.events, event],
      notices: [...this.outcome.notices, ...this.notices],
      occurrences: [...this.outcome.occurrences, ...this.occurrences],
    };
  }
}

/** The plan with the step of an occurrence fired. */
export function firedStep(steps: readonly PlannedStep[], number: number): PlannedStep[] {
  return steps.map((step) =>
    step.occurrence === number && step.state === 'planned' ? { ...step, state: 'fired' } : step,
  );
}
