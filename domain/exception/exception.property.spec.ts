import fc from 'fast-check';
import { day, dueOn } from '../../test/factories/domain-records.js';
import { onProgramOf, World } from '../../test/factories/exception-world.js';
import type { ItemCommand } from '../item/commands.js';
import type { ProgramToItem } from '../program/to-items.js';
import { isLive } from '../item/table.js';
import { Refusal } from '../refusal.js';
import { waitingFor } from '../sign-off/round.js';
import type { ExceptionCommand } from './commands.js';
import { decideException } from './decide.js';
import { fireExceptionSteps } from './fire.js';
import type { ExceptionOutcome } from './outcome.js';
import { ratings } from '../policy/rating.js';
import { evaluateSeverities } from './reassess.js';
import { exceptionTable, isOpen, type ExceptionEvent } from './table.js';

const people = ['analyst', 'head', 'owner', 'other', 'boss', 'lead', 'chief', 'manager'];

/** Whoever is asked to sign. */
const approver = 'approver';

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

test('nobody signs on their own work, and what is active was approved by everybody whom its rating asks for', () => {
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
