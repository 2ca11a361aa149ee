import type { Notice } from '../action-item/outcome.js';
import type { Recipient } from '../person/recipients.js';
import { planException } from './plan.js';
import { mergePlan } from '../record/step.js';
import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';
import type { Exception, ExceptionCase } from './exception.js';
import type { ExceptionEffect, ExceptionOutcome, ItemsEffect } from './outcome.js';
import { exceptionReaches } from './reached.js';
import { allowedExceptionEvents, exceptionTable, type ExceptionEvent } from './table.js';

/** An exception's command or step being carried out; the twin of an item's `Change`. */
export class ExceptionChange {
  private after: ExceptionCase;
  private readonly effects: ExceptionEffect[] = [];
  private readonly notices: Notice[] = [];
  private actedFor: { id: string; name: string } | null = null;

  constructor(
    private readonly outcome: ExceptionOutcome,
    readonly key: string,
    readonly actorId: string | null,
    readonly at: Instant,
  ) {
    this.after = outcome.after;
  }

  get subject(): ExceptionCase {
    return this.after;
  }

  get current(): Exception {
    return this.after.exception;
  }

  /** @throws Refusal `illegal-transition` unless the table allows the event in the present state */
  require(event: ExceptionEvent): void {
    const { status } = this.current;
    if (exceptionTable[status][event]) return;
    const allowed = allowedExceptionEvents(status);
    const can = allowed.length > 0 ? `It can: ${allowed.join(', ')}.` : 'Nothing more can be done to it.';
    throw new Refusal('illegal-transition', `An exception that is ${status} cannot ${event}. ${can}`, {
      currentStatus: status,
      allowed,
    });
  }

  /** A stand-in acts in the name of an absent person. */
  actFor(personId: string): void {
    this.actedFor = { id: personId, name: this.after.delegations.get(personId)?.[0]?.personName ?? '' };
  }

  set(facts: Partial<Exception>): void {
    this.after = { ...this.after, exception: { ...this.after.exception, ...facts } };
  }

  setCase(facts: Partial<Omit<ExceptionCase, 'exception'>>): void {
    this.after = { ...this.after, ...facts };
  }

  effect(effect: ExceptionEffect): void {
    this.effects.push(effect);
  }

  /** Suspends the obligations of its items, or lets them be live again. */
  items(what: ItemsEffect['do'], reason: string): void {
    this.effect({ kind: 'items', do: what, key: this.key, at: this.at, actorId: this.actorId, reason });
  }

  /** Tells people, and those who stand in for them; whoever did it himself is left out. */
  tell(kind: Notice['kind'], to: Recipient[], facts: Notice['facts'] = {}): Recipient[] {
    const { gone } = this.after.parts;
    const notSelf = ({ personId }: Recipient): boolean => personId !== this.actorId && !gone?.has(personId);
    const others = exceptionReaches(this.after, kind, to.filter(notSelf), this.at).filter(notSelf);
    const { channels } = this.after.policy;
    if (others.length > 0) this.notices.push({ eventKey: this.key, kind, to: others, channels, at: this.at, facts });
    return others;
  }

  /** The command asks for what is the case already: no event, no new version. */
  unchanged(): ExceptionOutcome {
    return this.outcome;
  }

  /** Closes the change: one event, the version up by one, the plan made anew. */
  done(type: string, data: Record<string, unknown> = {}): ExceptionOutcome {
    const version = this.current.version + 1;
    const changed = { ...this.after, exception: { ...this.current, version } };
    const whom = this.actedFor === null ? data : { ...data, for: this.actedFor };
    const event = { key: this.key, type, at: this.at, actorId: this.actorId, version, data: whom };
    return {
      before: this.outcome.before,
      after: { ...changed, steps: mergePlan(changed.steps, planException(changed)) },
      events: [...this.outcome.events, event],
      notices: [...this.outcome.notices, ...this.notices],
      effects: [...this.outcome.effects, ...this.effects],
    };
  }
}
