import { namedChannels } from '../notification/named-channels.js';
import { planItem } from './plan.js';
import { mergePlan } from '../record/step.js';
import type { Recipient } from '../person/recipients.js';
import { withContribution, type Way } from '../sign-off/own-work.js';
import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';
import type { ActionItem, ItemCase } from './item.js';
import type { Effect, Notice, Outcome } from './outcome.js';
import { reachedWith } from './reached.js';
import { allowedEvents, itemTable, type ItemEvent } from './table.js';

/** A command or step being carried out: collects what changes, and makes the plan anew at the end. */
export class Change {
  private item: ActionItem;
  private readonly effects: Effect[] = [];
  private readonly notices: Notice[] = [];
  private readonly parts: Partial<ItemCase> = {};
  private actedFor: { id: string; name: string } | null = null;

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

  /** The absent person in whose name a stand-in acts; null where somebody acts in his own. */
  get onBehalfOf(): { id: string; name: string } | null {
    return this.actedFor;
  }

  actFor(personId: string): void {
    this.actedFor = { id: personId, name: this.nameOf(personId) };
  }

  nameOf(personId: string): string {
    const { names, delegations } = this.outcome.after;
    return names[personId] ?? delegations.get(personId)?.[0]?.personName ?? '';
  }

  /** It is the own work of whoever does this from now on, and of those in whose name it is done. */
  contributed(way: Way, people: (string | null)[] = [this.actorId, this.actedFor?.id ?? null]): void {
    const contributors = withContribution(this.item.contributors, people, way);
    if (contributors !== this.item.contributors) this.set({ contributors });
  }

  set(facts: Partial<ActionItem>): void {
    this.item = { ...this.item, ...facts };
  }

  /** Other parts of the case: the round, the pending extension, the evidence. */
  setCase(
    parts: Partial<
      Pick<
        ItemCase,
        | 'round'
        | 'rounds'
        | 'pendingExtension'
        | 'granted'
        | 'questions'
        | 'evidence'
        | 'parts'
        | 'calendar'
        | 'policies'
      >
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

  /** Tells people, and those who stand in for them; whoever did it himself is left out. */
  tell(kind: Notice['kind'], to: Recipient[], facts: Notice['facts'] = {}, more: Partial<Notice> = {}): Recipient[] {
    const { gone } = this.caseNow().parts;
    const notSelf = ({ personId }: Recipient): boolean => personId !== this.actorId && !gone?.has(personId);
    const others = reachedWith(this.caseNow(), kind, to.filter(notSelf), this.at).filter(notSelf);
    if (others.length > 0)
      this.notices.push({
        eventKey: this.key,
        kind,
        to: others,
        channels: namedChannels(kind, this.caseNow().policies),
        at: this.at,
        facts: { ...this.by(), ...facts },
        ...more,
      });
    return others;
  }

  /** `Mei`, or `Mei for Wei`. */
  private by(): { byName?: string } {
    const name = this.actorId === null ? '' : this.nameOf(this.actorId);
    if (name === '') return {};
    return { byName: this.actedFor === null ? name : `${name} for ${this.actedFor.name}` };
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
    const whom = this.actedFor === null ? data : { ...data, for: this.actedFor };
    return {
      before: this.outcome.before,
      after: { ...changed, steps: mergePlan(changed.steps, plan) },
      events: [
        ...this.outcome.events,
        { key: this.key, type, at: this.at, actorId: this.actorId, version, data: whom },
      ],
      notices: [...this.outcome.notices, ...this.notices],
      effects: [...this.outcome.effects, ...this.effects],
    };
  }
}
