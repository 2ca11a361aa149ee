import { planItem } from '../plan/plan-item.js';
import { mergePlan } from '../plan/step.js';
import type { Recipient } from '../person/recipients.js';
import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';
import type { ActionItem, ItemCase } from './item.js';
import type { Effect, Notice, Outcome } from './outcome.js';
import { allowedEvents, itemTable, type ItemEvent } from './table.js';

/** A command or step being carried out: collects what changes, and makes the plan anew at the end. */
export class Change {
  private item: ActionItem;
  private readonly effects: Effect[] = [];
  private readonly notices: Notice[] = [];
  private readonly parts: Partial<ItemCase> = {};

  constructor(
    private readonly outcome: Outcome,
    /** Key of the event that the change records. */
    readonly key: string,
    readonly actorId: string | null,
    readonly at: Instant,
  ) {
    this.item = outcome.after.item;
  }

  /** The case as it stood when the change began. */
  get subject(): ItemCase {
    return this.outcome.after;
  }

  get current(): ActionItem {
    return this.item;
  }

  /** @throws Refusal `illegal-transition` unless the table allows the event in the present state */
  require(event: ItemEvent): void {
    const { status } = this.item;
    if (itemTable[status][event]) return;
    const allowed = allowedEvents(status).join(', ');
    throw new Refusal('illegal-transition', `An item that is ${status} cannot ${event}. It can: ${allowed}.`, {
      currentStatus: status,
      allowed: allowedEvents(status),
    });
  }

  set(facts: Partial<ActionItem>): void {
    this.item = { ...this.item, ...facts };
  }

  /** Other parts of the case: the round, the pending extension, the evidence. */
  setCase(
    parts: Partial<
      Pick<ItemCase, 'round' | 'rounds' | 'pendingExtension' | 'evidence' | 'parts' | 'calendar' | 'policies'>
    >,
  ): void {
    Object.assign(this.parts, parts);
  }

  caseNow(): ItemCase {
    return { ...this.outcome.after, ...this.parts, item: this.item };
  }

  effect(effect: Effect): void {
    this.effects.push(effect);
  }

  /** Tells people; whoever did it himself is left out. */
  tell(kind: Notice['kind'], to: Recipient[], facts: Notice['facts'] = {}, more: Partial<Notice> = {}): Recipient[] {
    const others = to.filter((recipient) => recipient.personId !== this.actorId);
    if (others.length > 0)
      this.notices.push({
        eventKey: this.key,
        kind,
        to: others,
        channels: ['inbox', 'email'],
        at: this.at,
        facts,
        ...more,
      });
    return others;
  }

  /** The command asks for what is the case already: no event, no new version. */
  unchanged(): Outcome {
    return this.outcome;
  }

  /** Closes the change: one event, the version up by one, the plan made anew. */
  done(type: string, data: Record<string, unknown> = {}): Outcome {
    const version = this.item.version + 1;
    const changed = { ...this.caseNow(), item: { ...this.item, version } };
    const plan = planItem(changed);
    return {
      before: this.outcome.before,
      after: { ...changed, steps: mergePlan(changed.steps, plan) },
      events: [...this.outcome.events, { key: this.key, type, at: this.at, actorId: this.actorId, version, data }],
      notices: [...this.outcome.notices, ...this.notices],
      effects: [...this.outcome.effects, ...this.effects],
    };
  }
}
