import type { Notice } from '../action-item/outcome.js';
import { withStandIns } from '../delegation/stand-in.js';
import { namedChannels } from '../notification/named-channels.js';
import { aboutDecision } from '../notification/about-decision.js';
import type { Recipient } from '../person/recipients.js';
import { planProgram } from './plan.js';
import { mergePlan } from '../record/step.js';
import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';
import type { ProgramEffect, ProgramOutcome } from './outcome.js';
import type { Phase, Program, ProgramCase } from './program.js';
import { allowedProgramEvents, programTable, type ProgramEvent } from './table.js';
import { phaseWork } from './tollgate.js';

/** A program's command or step being carried out; the twin of an item's `Change`. */
export class ProgramChange {
  private after: ProgramCase;
  private readonly effects: ProgramEffect[] = [];
  private readonly notices: Notice[] = [];
  private actedFor: { id: string; name: string } | null = null;

  constructor(
    private readonly outcome: ProgramOutcome,
    readonly key: string,
    readonly actorId: string | null,
    readonly at: Instant,
  ) {
    this.after = outcome.after;
  }

  get subject(): ProgramCase {
    return this.after;
  }

  /** @throws Refusal `illegal-transition` unless the table allows the event in the present state */
  require(event: ProgramEvent): void {
    const { status } = this.after.program;
    if (programTable[status][event]) return;
    const allowed = allowedProgramEvents(status);
    throw new Refusal(
      'illegal-transition',
      `A program that is ${status} cannot ${event}. ${allowed.length > 0 ? `It can: ${allowed.join(', ')}.` : 'It is finished.'}`,
      { currentStatus: status, allowed },
    );
  }

  /** The absent person in whose name a stand-in acts; null where somebody acts in his own. */
  get onBehalfOf(): { id: string; name: string } | null {
    return this.actedFor;
  }

  actFor(personId: string): void {
    this.actedFor = { id: personId, name: this.nameOf(personId) };
  }

  nameOf(personId: string): string {
    return this.after.names[personId] ?? this.after.delegations.get(personId)?.[0]?.personName ?? '';
  }

  set(facts: Partial<Program>): void {
    this.after = { ...this.after, program: { ...this.after.program, ...facts } };
  }

  setPhase(id: string, facts: Partial<Phase>): void {
    const phases = this.after.phases.map((phase) => (phase.id === id ? { ...phase, ...facts } : phase));
    this.after = { ...this.after, phases };
  }

  setCase(facts: Partial<ProgramCase>): void {
    this.after = { ...this.after, ...facts };
  }

  effect(effect: ProgramEffect): void {
    this.effects.push(effect);
  }

  /** Tells people, and those who stand in for them; whoever did it himself is left out. */
  tell(kind: Notice['kind'], to: Recipient[], facts: Notice['facts'] = {}): Recipient[] {
    const asked = aboutDecision(kind) !== null;
    const { gone } = this.after.parts;
    const people = to.filter(({ personId }) => personId !== this.actorId && !gone?.has(personId));
    const others = withStandIns(people, asked ? 'approvals' : 'everything', {
      delegations: this.after.delegations,
      at: this.at,
      barred: asked ? phaseWork(this.after, this.at) : [],
    }).filter(({ personId }) => personId !== this.actorId);
    const said = { ...this.by(), ...facts };
    const notice = { eventKey: this.key, kind, to: others, at: this.at, facts: said };
    if (others.length > 0)
      this.notices.push({ ...notice, channels: namedChannels(kind, { signOff: this.after.tollgate }) });
    return others;
  }

  /** `Mei`, or `Mei for Wei`. */
  private by(): { byName?: string } {
    const name = this.actorId === null ? '' : this.nameOf(this.actorId);
    if (name === '') return {};
    return { byName: this.actedFor === null ? name : `${name} for ${this.actedFor.name}` };
  }

  done(type: string, data: Record<string, unknown> = {}): ProgramOutcome {
    const version = this.after.program.version + 1;
    const changed = { ...this.after, program: { ...this.after.program, version } };
    const whom = this.actedFor === null ? data : { ...data, for: this.actedFor };
    const event = { key: this.key, type, at: this.at, actorId: this.actorId, version, data: whom };
    return {
      before: this.outcome.before,
      after: { ...changed, steps: mergePlan(changed.steps, planProgram(changed)) },
      events: [...this.outcome.events, event],
      notices: [...this.outcome.notices, ...this.notices],
      effects: [...this.outcome.effects, ...this.effects],
    };
  }
}
