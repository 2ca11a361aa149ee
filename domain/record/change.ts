import type { Delegations } from '../stand-in/delegation.js';
import type { Channel } from '../notification/channels.js';
import type { Parts, Recipient } from '../person/recipients.js';
import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';
import type { Notice } from './event.js';
import type { Outcome, Subject } from './outcome.js';
import { mergePlan, type PlannedStep } from './step.js';
import type { TransitionTable } from './table.js';

/** What a kind's subject has, so that its changes can be recorded and told. */
export interface ChangingSubject extends Subject {
  /** Who plays which part, and who of them has left. */
  parts?: Parts;
  /** Who stands in for whom; absent where nobody can for records of that kind. */
  delegations?: Delegations;
  /** Names of people by id, as far as they are spoken of. */
  names?: Record<string, string>;
}

/** What changes of every record. */
export interface ChangingFacts<State extends string> {
  status: State;
  version: number;
}

/** What a kind says of its changes. */
export interface ChangeRules<
  S extends ChangingSubject,
  F extends ChangingFacts<State>,
  State extends string,
  Event extends string,
> {
  /** `A program`, as a sentence begins. */
  noun: string;
  table: TransitionTable<State, Event>;
  /** What people may do in a state: no event that only the machine has. */
  allowed: (status: State) => readonly Event[];
  /** Said where that is nothing. */
  nothingMore: string;
  factsOf: (subject: S) => F;
  withFacts: (subject: S, facts: F) => S;
  /** All that is planned for a record as it stands. */
  plan: (subject: S) => PlannedStep[];
  /** Whom a message reaches, stand-ins included. */
  reaches: (subject: S, kind: Notice['kind'], to: Recipient[], at: Instant) => Recipient[];
  channels: (subject: S, kind: Notice['kind']) => Channel[];
}

/** A command or a step being carried out on a record: collects what changes, and makes the plan anew at the end. */
export abstract class Change<
  S extends ChangingSubject,
  F extends ChangingFacts<State>,
  State extends string,
  Event extends string,
  Effect,
> {
  private present: S;
  private readonly effects: Effect[] = [];
  private readonly notices: Notice[] = [];
  private actedFor: { id: string; name: string } | null = null;

  /**
   * @param key of the event that the change records
   * @param actorId null: the machine
   */
  constructor(
    private readonly rules: ChangeRules<S, F, State, Event>,
    private readonly outcome: Outcome<S, Effect>,
    readonly key: string,
    readonly actorId: string | null,
    readonly at: Instant,
  ) {
    this.present = outcome.after;
  }

  /** The record as it stood when the change began. */
  get began(): S {
    return this.outcome.after;
  }

  /** The record as it stands by now. */
  get now(): S {
    return this.present;
  }

  get current(): F {
    return this.rules.factsOf(this.present);
  }

  /** @throws Refusal `illegal-transition` unless the table allows the event in the present state */
  require(event: Event): void {
    const { noun, table, allowed, nothingMore } = this.rules;
    const { status } = this.current;
    if (table[status][event]) return;
    const can = allowed(status);
    const [spoken, is, others] = [event, status, can.join(', ')].map((name) => name.replaceAll('_', ' '));
    const next = can.length > 0 ? `It allows: ${others}.` : nothingMore;
    throw new Refusal('illegal-transition', `${noun} that is ${is} does not allow "${spoken}". ${next}`, {
      currentStatus: status,
      allowed: can,
    });
  }

  /** The absent person in whose name a stand-in acts; null where somebody acts in their own. */
  get onBehalfOf(): { id: string; name: string } | null {
    return this.actedFor;
  }

  actFor(personId: string): void {
    this.actedFor = { id: personId, name: this.nameOf(personId) };
  }

  nameOf(personId: string): string {
    return this.now.names?.[personId] ?? this.now.delegations?.get(personId)?.[0]?.personName ?? '';
  }

  set(facts: Partial<F>): void {
    this.present = this.rules.withFacts(this.now, { ...this.current, ...facts });
  }

  /** What the rules know besides the record's own facts. */
  setRecord(parts: Partial<S>): void {
    this.present = { ...this.present, ...parts };
  }

  effect(effect: Effect): void {
    this.effects.push(effect);
  }

  /**
   * Tells people, and those who stand in for them; whoever did it themselves, or has left, is left out. Where all have left,
   * the message goes to them on paper: `saveNotices` finds who hears of it in their place.
   */
  tell(
    kind: Notice['kind'],
    to: Recipient[],
    facts: Notice['facts'] = {},
    more: Partial<Pick<Notice, 'channels' | 'level' | 'eventKey'>> = {},
  ): Recipient[] {
    const gone = this.now.parts?.gone;
    const notSelf = ({ personId }: Recipient): boolean => personId !== this.actorId && !gone?.has(personId);
    const others = this.rules.reaches(this.now, kind, to.filter(notSelf), this.at).filter(notSelf);
    const meant = others.length > 0 ? others : to.filter(({ personId }) => gone?.has(personId));
    if (meant.length > 0)
      this.notices.push({
        eventKey: this.key,
        kind,
        to: meant,
        channels: this.rules.channels(this.now, kind),
        at: this.at,
        byId: this.actorId,
        facts: { ...this.by(), ...facts },
        ...more,
      });
    return others;
  }

  /** `Mei`, or `Mei for Wei`. */
  private by(): { byName?: string } {
    const name = this.actorId === null || !this.now.names ? '' : this.nameOf(this.actorId);
    if (name === '') return {};
    return { byName: this.actedFor === null ? name : `${name} for ${this.actedFor.name}` };
  }

  /** The command asks for what is the case already: no event, no new version. */
  unchanged(): Outcome<S, Effect> {
    return this.outcome;
  }

  /** Closes the change: one event, the version up by one, the plan made anew. */
  done(type: string, data: Record<string, unknown> = {}): Outcome<S, Effect> {
    return this.close(type, data, this.current.version + 1);
  }

  /** The same for the first event of a record, which has just been written with the version that it has. */
  made(type: string, data: Record<string, unknown> = {}): Outcome<S, Effect> {
    return this.close(type, data, this.current.version);
  }

  private close(type: string, data: Record<string, unknown>, version: number): Outcome<S, Effect> {
    const changed = this.rules.withFacts(this.now, { ...this.current, version });
    const whom = this.actedFor === null ? data : { ...data, for: this.actedFor };
    const event = { key: this.key, type, at: this.at, actorId: this.actorId, version, data: whom };
    return {
      before: this.outcome.before,
      after: { ...changed, steps: mergePlan(changed.steps, this.rules.plan(changed)) },
      events: [...this.outcome.events, event],
      notices: [...this.outcome.notices, ...this.notices],
      effects: [...this.outcome.effects, ...this.effects],
    };
  }
}
