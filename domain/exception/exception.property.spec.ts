import fc from 'fast-check';
import { day, dueOn, exceptionCase, itemCase, linkedItem, monday } from '../../test/factories/domain-cases.js';
import type { ExceptionToItem, ItemCommand, ProgramToItem } from '../action-item/commands.js';
import { decideItem } from '../action-item/decide.js';
import { fireDueSteps } from '../action-item/fire.js';
import type { ItemCase } from '../action-item/item.js';
import { noOutcome, type EventDraft } from '../action-item/outcome.js';
import { isLive } from '../action-item/table.js';
import { nextStep } from '../plan/step.js';
import { Refusal } from '../refusal.js';
import { waitingFor } from '../sign-off/round.js';
import type { ExceptionCommand } from './commands.js';
import { decideException } from './decide.js';
import { leaseName } from './decide-lease.js';
import type { ExceptionCase } from './exception.js';
import { fireExceptionSteps } from './fire.js';
import { noExceptionOutcome, type ExceptionOutcome } from './outcome.js';
import { ratings } from './rating.js';
import { evaluateSeverities } from './reassess.js';
import { partsOfItems } from './people.js';
import { exceptionTable, isOpen, type ExceptionEvent } from './table.js';

const people = ['analyst', 'head', 'owner', 'other', 'boss', 'lead', 'chief', 'manager'];

/** Whoever is asked to sign. */
const approver = 'approver';

/**
 * Two items and three exceptions over them, as the database would keep them: what an exception does to its items is
 * carried out at once, and steps fire in the order of their instants.
 */
class World {
  at = monday;
  readonly items = new Map([itemCase(1), itemCase(2, { ownerId: 'other' })].map((c) => [c.item.id, c]));
  readonly exceptions = new Map<string, ExceptionCase>();
  readonly trail: { id: string; event: EventDraft; item: boolean }[] = [];
  private keys = 0;

  constructor() {
    const [one, two] = [...this.items.values()];
    const links = [[one], [one, two], [two]].map((list) => list.flatMap((c) => (c ? [linkedItem(c)] : [])));
    const facts = [{}, { starts: dueOn(6), residual: 'high' as const }, { ends: dueOn(12), requestedBy: 'manager' }];
    for (const [index, linked] of links.entries()) {
      const subject = exceptionCase(index + 1, linked, facts[index]);
      this.exceptions.set(subject.exception.id, subject);
      const by = { actorId: subject.exception.requestedBy, key: this.key(), at: monday };
      this.exception(subject.exception.id, (outcome) => decideException(outcome, { type: 'request' }, by));
    }
  }

  key(): string {
    this.keys += 1;
    return `k${this.keys}`;
  }

  /** What covers an item, as the loader reads it. */
  leases(itemId: string): ItemCase['leases'] {
    return [...this.exceptions.values()]
      .filter(
        ({ exception: e, items }) => ['approved', 'active'].includes(e.status) && items.some(({ id }) => id === itemId),
      )
      .map(({ exception: e }) => ({
        exceptionId: e.id,
        name: leaseName({ ...e, zone: e.ends.zone }),
        startsAt: e.status === 'approved' ? e.startsAt : null,
        endsAt: e.endsAt,
      }));
  }

  covered(itemId: string): boolean {
    return [...this.exceptions.values()].some(
      ({ exception, items }) => exception.status === 'active' && items.some(({ id }) => id === itemId),
    );
  }

  item(
    id: string,
    command: ItemCommand | ProgramToItem | ExceptionToItem,
    actorId: string | null,
    key: string,
    at: number,
  ) {
    const subject = { ...this.items.get(id)!, leases: this.leases(id) };
    const outcome = fireDueSteps(decideItem(fireDueSteps(noOutcome(subject), at), command, { actorId, key, at }), at);
    this.keepItem(id, outcome.after, outcome.events);
  }

  exception(id: string, decide: (outcome: ExceptionOutcome) => ExceptionOutcome): ExceptionOutcome {
    const subject = this.fresh(this.exceptions.get(id)!);
    const outcome = decide(noExceptionOutcome(subject));
    this.exceptions.set(id, outcome.after);
    for (const event of outcome.events) this.trail.push({ id, event, item: false });
    for (const effect of outcome.effects)
      if (effect.kind === 'items')
        for (const itemId of outcome.after.items.map((item) => item.id).sort())
          this.item(
            itemId,
            { type: effect.do, exceptionId: id, reason: effect.reason },
            effect.actorId,
            effect.key,
            effect.at,
          );
    return outcome;
  }

  /** Everything that falls due by then, in the order of its instants. */
  advance(to: number): void {
    for (;;) {
      const next = [
        ...[...this.items].map(([id, { steps }]) => ({ id, at: nextStep(steps)?.fireAt ?? Infinity, item: true })),
        ...[...this.exceptions].map(([id, { steps }]) => ({
          id,
          at: nextStep(steps)?.fireAt ?? Infinity,
          item: false,
        })),
      ].sort((a, b) => a.at - b.at || Number(a.item) - Number(b.item))[0];
      if (!next || next.at > to) break;
      this.at = Math.max(this.at, next.at);
      if (next.item) {
        const outcome = fireDueSteps(noOutcome(this.items.get(next.id)!), next.at);
        this.keepItem(next.id, outcome.after, outcome.events);
      } else {
        const fire = (outcome: ExceptionOutcome): ExceptionOutcome => fireExceptionSteps(outcome, next.at);
        this.exception(next.id, (outcome) => evaluateSeverities(fire(outcome), next.at) ?? fire(outcome));
      }
    }
    this.at = to;
  }

  private keepItem(id: string, after: ItemCase, events: EventDraft[]): void {
    this.items.set(id, after);
    for (const event of events) this.trail.push({ id, event, item: true });
  }

  /** With the items as they stand now. */
  private fresh(subject: ExceptionCase): ExceptionCase {
    const items = subject.items.map((item) => linkedItem(this.items.get(item.id)!, item.pinnedSeverity));
    return { ...subject, items, parts: { ...subject.parts, ...partsOfItems(items) } };
  }
}

type Happening = { who: string; wait: number; on: number } & (
  { exception: ExceptionCommand } | { item: ItemCommand } | { program: ProgramToItem }
);

const base = {
  who: fc.constantFrom(...people, ...Array.from({ length: 16 }, () => approver)),
  wait: fc.integer({ min: 0, max: 3 * day }),
  on: fc.integer({ min: 0, max: 2 }),
};
const rating = fc.constantFrom(...ratings);
const onException = fc.oneof(
  { weight: 4, arbitrary: fc.constant<ExceptionCommand>({ type: 'request' }) },
  { weight: 6, arbitrary: fc.constant<ExceptionCommand>({ type: 'sign', decision: 'approve' }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<ExceptionCommand>(
      { type: 'sign', decision: 'send_back', reason: 'no' },
      { type: 'sign', decision: 'refuse', reason: 'no' },
      { type: 'withdraw', reason: 'no' },
      { type: 'revoke', reason: 'no' },
      { type: 'edit', content: { rationale: 'other' } },
      { type: 'edit', content: { ends: dueOn(25) } },
      { type: 'renew', successorId: 'x' },
    ),
  },
  { weight: 2, arbitrary: rating.map((residual): ExceptionCommand => ({ type: 'reassess', residual, reason: 'x' })) },
);
const onItem = fc.constantFrom<ItemCommand>(
  { type: 'start' },
  { type: 'hold', reason: 'waits' },
  { type: 'resume' },
  { type: 'submit', statement: 'done' },
  { type: 'sign', decision: 'approve' },
  { type: 'cancel', reason: 'no' },
  { type: 'reopen', reason: 'again', due: dueOn(40) },
  { type: 'edit', content: { severity: 'critical' } },
  { type: 'edit', content: { severity: 'low' } },
  { type: 'reassign', ownerId: 'boss' },
  { type: 'change_due', due: dueOn(15), reason: 'agreed' },
);
const onProgram = fc.constantFrom<ProgramToItem>(
  { type: 'hold_with_program', reason: 'audit' },
  { type: 'resume_with_program' },
);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ ...base, exception: onException }) },
  { weight: 3, arbitrary: fc.record({ ...base, item: onItem }) },
  { weight: 1, arbitrary: fc.record({ ...base, program: onProgram }) },
);

/** Plays what happens, and lets the check look at the world after each step of it. */
function play(
  list: Happening[],
  check: (world: World, outcome: ExceptionOutcome | null, next: Happening) => void,
): World {
  const world = new World();
  for (const next of list) {
    world.advance(world.at + next.wait);
    let outcome: ExceptionOutcome | null = null;
    try {
      if ('exception' in next) {
        const id = [...world.exceptions.keys()][next.on]!;
        const [waiting] = (({ round }) => (round ? waitingFor(round) : []))(world.exceptions.get(id)!);
        const who = next.who === approver ? (waiting?.personId ?? 'lead') : next.who;
        const by = { actorId: who, key: world.key(), at: world.at };
        outcome = world.exception(id, (before) => {
          const seen = evaluateSeverities(before, world.at) ?? before;
          return fireExceptionSteps(decideException(seen, next.exception, by), world.at);
        });
      } else if ('item' in next) {
        world.item([...world.items.keys()][next.on % 2]!, next.item, next.who, world.key(), world.at);
      } else {
        onProgramOf(world, next.program);
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
    check(world, outcome, next);
  }
  return world;
}

/** A program holds what is live, and lets go what it held. */
function onProgramOf(world: World, command: ProgramToItem): void {
  const hold = command.type === 'hold_with_program';
  for (const [id, subject] of world.items) {
    world.items.set(id, { ...subject, programStatus: hold ? 'on_hold' : 'active' });
    const { status, heldBy } = subject.item;
    const meant = hold ? ['open', 'in_progress', 'submitted'].includes(status) : heldBy === 'program';
    if (meant) world.item(id, command, null, world.key(), world.at);
  }
}

const runs = { numRuns: 100 };

test('whatever happens, states change along the table only, and each event raises the version by one', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 5, maxLength: 40 }), (list) => {
      play(list, (_, outcome, next) => {
        if (!outcome || !('exception' in next)) return;
        const { before, after, events } = outcome;
        expect(after.exception.version).toBe(before.exception.version + events.length);
        // One command may come with what the machine saw before it and what was due after it.
        if (events.length !== 1) return;
        const to = exceptionTable[before.exception.status][next.exception.type as ExceptionEvent]?.to ?? [];
        const allowed: readonly string[] = to.map((state) => (state === 'same' ? before.exception.status : state));
        expect(allowed).toContain(after.exception.status);
      });
    }),
    runs,
  );
});

test('an item that an active exception names is suspended: nothing of it falls due, and nobody but its end lets it go', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 5, maxLength: 40 }), (list) => {
      play(list, (world) => {
        for (const [id, { item, steps }] of world.items) {
          const held = item.status === 'on_hold' && item.heldBy === 'exception';
          expect(held).toBe(isLive(item.status) && world.covered(id));
          if (held) expect(steps.filter(({ state }) => state === 'planned')).toEqual([]);
        }
        const suspended = new Set<string>();
        for (const { id, event, item } of world.trail) {
          if (!item) continue;
          if (event.type === 'item.suspended') suspended.add(id);
          if (['item.released', 'item.cancelled'].includes(event.type)) suspended.delete(id);
          if (suspended.has(id))
            expect(['item.breached', 'item.escalated', 'item.reminded', 'item.resumed']).not.toContain(event.type);
        }
      });
    }),
    runs,
  );
});

test('at the end every item is live again by itself, exactly once for each time it was suspended', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 5, maxLength: 40 }), (list) => {
      const world = play(list, () => undefined);
      world.advance(world.at + 800 * day);
      for (const { exception } of world.exceptions.values())
        expect(!isOpen(exception.status) || exception.version === 0).toBe(true);
      for (const [id, { item }] of world.items) {
        expect(item.heldBy).not.toBe('exception');
        const of = world.trail.filter((entry) => entry.id === id).map(({ event }) => event);
        const begun = of.filter(({ type, data }) => type === 'item.suspended' && data['after'] === undefined).length;
        const over = of.filter(({ type }) => type === 'item.released').length;
        const finished = of.filter(({ type, data }) => type === 'item.cancelled' && data['from'] === 'on_hold').length;
        expect(over).toBeLessThanOrEqual(begun);
        expect(over + finished).toBeGreaterThanOrEqual(begun);
        // What is late by then has its ladder, and an item that was late under an exception became so at its end.
        if (['open', 'in_progress'].includes(item.status)) expect(item.overdue).toBe(true);
        const ends = of.filter(({ type }) => type === 'item.released').map(({ at }) => at);
        if (item.breachedAt !== null) expect([item.dueAt, ...ends]).toContain(item.breachedAt);
      }
    }),
    runs,
  );
});

test('nobody signs on his own work, and what is active was approved by everybody whom its rating asks for', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 5, maxLength: 40 }), (list) => {
      play(list, (_, outcome) => {
        if (!outcome) return;
        const { before, after, effects } = outcome;
        const { exception, items } = after;
        const own = [
          exception.requestedBy,
          exception.riskOwnerId,
          ...exception.authors,
          ...items.map((i) => i.ownerId),
        ];
        for (const effect of effects)
          if (effect.kind === 'signature') expect(own).not.toContain(effect.signature.personId);
        if (after.exception.approvedAt === null || after.exception.approvedAt === before.exception.approvedAt) return;
        const [signed] = effects.flatMap((effect) =>
          effect.kind === 'round' && effect.round.state === 'approved' ? [effect.round] : [],
        );
        const stages = after.policy.ratings[exception.residual].stages;
        expect(signed?.stages.map(({ name }) => name)).toEqual(stages.map(({ name }) => name));
        for (const [index, stage] of stages.entries())
          expect(
            signed?.signatures.filter((s) => s.stage === index + 1 && s.contentHash === signed.contentHash).length,
          ).toBe(stage.required);
      });
    }),
    runs,
  );
});
