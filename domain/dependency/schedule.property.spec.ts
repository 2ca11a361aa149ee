import * as fc from 'fast-check';
import { kedah, singapore } from '../../test/factories/calendars.js';
import { addTime } from '../calendar/working-time.js';
import { circlesIn, closedCircle, wayOfWaiting, type Edge } from './cycle.js';
import { networkOf, type NetworkItem } from './network.js';
import { holdingUp, mayStartFrom, type Predecessor } from '../item/predecessor.js';
import { criticalPath, schedule, type Work } from './schedule.js';

const from = Date.UTC(2026, 0, 5, 2);
const day = 86_400_000;
const name = (n: number): string => `w${n}`;

/** Networks without a circle: each piece of work waits for some of those before it, in whatever order they are named. */
const network = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc
    .tuple(
      ...Array.from({ length: size }, (_, n) =>
        fc.record({
          waits: fc.uniqueArray(fc.record({ on: fc.nat(Math.max(0, n - 1)), lag: fc.nat(4) }), {
            maxLength: n === 0 ? 0 : 4,
            selector: ({ on }) => on,
          }),
          days: fc.nat(8),
          notBefore: fc.nat(20),
          far: fc.boolean(),
        }),
      ),
    )
    .chain((facts) => {
      const works = facts.map(({ waits, days, notBefore, far }, n): Work => {
        const calendar = far ? kedah : singapore;
        return {
          id: name(n),
          waitsFor: waits.map(({ on, lag }) => ({
            id: name(on),
            after: (end) => (lag === 0 ? end : addTime(end, { kind: 'working_days', days: lag }, calendar)),
          })),
          notBefore: from + notBefore * day,
          ends: (start) => addTime(start, { kind: 'working_days', days }, calendar),
        };
      });
      return fc.shuffledSubarray(works, { minLength: works.length });
    }),
);

/** Every chain that ends with this piece of work, walked one by one, and when it would end by each. */
function chainsTo(works: readonly Work[], work: Work): { ids: string[]; end: number }[] {
  const alone = { ids: [work.id], end: work.ends(work.notBefore) };
  return work.waitsFor.reduce(
    (chains, { id, after }) => {
      const before = works.find((other) => other.id === id);
      if (!before) return chains;
      const through = chainsTo(works, before).map(({ ids, end }) => ({
        ids: [...ids, work.id],
        end: work.ends(Math.max(after(end), work.notBefore)),
      }));
      return [...chains, ...through];
    },
    [alone],
  );
}

test('each piece of work ends as late as the longest of all chains that lead to it, and no later', () => {
  fc.assert(
    fc.property(network, (works) => {
      const scheduled = schedule(works);
      for (const work of works) {
        const ends = chainsTo(works, work).map(({ end }) => end);
        expect(scheduled.get(work.id)?.end).toBe(Math.max(...ends));
      }
    }),
    { numRuns: 200 },
  );
});

test('the critical path is one of the chains that end last', () => {
  fc.assert(
    fc.property(network, (works) => {
      const path = criticalPath(
        schedule(works),
        works.map(({ id }) => id),
      );
      const chains = works.flatMap((work) => chainsTo(works, work));
      const latest = Math.max(...chains.map(({ end }) => end));
      const same = chains.find(({ ids }) => ids.join() === path.join());
      expect(same?.end).toBe(latest);
    }),
    { numRuns: 200 },
  );
});

const edges = fc.array(fc.record({ itemId: fc.nat(7).map(name), waitsFor: fc.nat(7).map(name) }), { maxLength: 14 });

/** By walking on until nothing new is met. */
function reaches(all: readonly Edge[], from: string, to: string): boolean {
  const met = new Set([from]);
  for (let size = 0; size !== met.size;) {
    size = met.size;
    for (const { itemId, waitsFor } of all) if (met.has(itemId)) met.add(waitsFor);
  }
  return met.has(to);
}

test('a circle is found where there is one, and the path that is named is really there', () => {
  fc.assert(
    fc.property(edges, fc.nat(7).map(name), fc.nat(7).map(name), (all, itemId, waitsFor) => {
      const circle = closedCircle(all, { itemId, waitsFor });
      expect(circle !== null).toBe(reaches(all, waitsFor, itemId));
      if (!circle) return;
      expect([circle[0], circle[1], circle.at(-1)]).toEqual([itemId, waitsFor, itemId]);
      for (let n = 1; n + 1 < circle.length; n += 1)
        expect(all).toContainEqual({ itemId: circle[n], waitsFor: circle[n + 1] });
    }),
    { numRuns: 500 },
  );
});

test('every circle that is named is one, and what is not scheduled is in one or waits for one', () => {
  fc.assert(
    fc.property(edges, (all) => {
      const circles = circlesIn(all);
      for (const circle of circles) {
        expect(circle[0]).toBe(circle.at(-1));
        for (let n = 0; n + 1 < circle.length; n += 1)
          expect(all).toContainEqual({ itemId: circle[n], waitsFor: circle[n + 1] });
      }
      const names = new Set(all.flatMap(({ itemId, waitsFor }) => [itemId, waitsFor]));
      const works = [...names].map((id): Work => {
        const before = all.filter(({ itemId }) => itemId === id);
        const waitsFor = before.map(({ waitsFor: on }) => ({ id: on, after: (end: number) => end }));
        return { id, waitsFor, notBefore: 0, ends: (start) => start };
      });
      const scheduled = schedule(works);
      const stuck = [...names].filter((id) => circles.some(([first]) => first === id || reaches(all, id, first ?? '')));
      expect([...names].filter((id) => !scheduled.has(id)).sort()).toEqual(stuck.sort());
      if (circles.length === 0) expect(scheduled.size).toBe(names.size);
    }),
    { numRuns: 500 },
  );
  expect(wayOfWaiting([], 'a', 'b')).toBeNull();
});

const now = Date.UTC(2026, 1, 2, 2);
const facts = fc.record({
  status: fc.constantFrom('open', 'done', 'in_progress', 'on_hold'),
  doneDaysAgo: fc.nat(30),
  dueIn: fc.integer({ min: -20, max: 40 }),
  lag: fc.constantFrom(null, '2 working days', '20 working days', '3 days', '30 working hours'),
  far: fc.boolean(),
});

test('an item may start when the forecast says that it does: gate and forecast agree', () => {
  fc.assert(
    fc.property(
      fc.array(facts, { maxLength: 4 }),
      fc.integer({ min: 1, max: 60 }),
      fc.boolean(),
      (before, dueIn, far) => {
        const calendar = far ? kedah : singapore;
        const others = before.map(({ status, doneDaysAgo, dueIn: due, far: there }, n): NetworkItem => ({
          id: name(n),
          phaseId: 'p',
          status,
          resumeStatus: null,
          dueAt: now + due * day,
          doneAt: status === 'done' ? now - doneDaysAgo * day : null,
          calendar: there ? kedah : singapore,
          takes: null,
          waitsFor: [],
        }));
        const waitsFor = before.map(({ lag }, n) => ({ id: name(n), lag }));
        const mine: NetworkItem = { ...blank, id: 'mine', dueAt: now + dueIn * day, calendar, waitsFor };
        const found = schedule(networkOf([...others, mine], [], now)).get('mine');
        const predecessors = others.map(({ id, status, doneAt }, n): Predecessor => ({
          itemId: id,
          number: n,
          title: id,
          status,
          doneAt,
          lag: before[n]?.lag ?? null,
        }));
        const may = mayStartFrom(predecessors, calendar);
        if (may !== null) expect(found?.start).toBe(Math.max(now, may));
        expect(holdingUp(predecessors, now, calendar).length > 0).toBe(may === null || may > now);
        // Never later than it can be done, nor over before it may begin.
        expect(found?.end).toBeGreaterThanOrEqual(found?.start ?? Infinity);
      },
    ),
    { numRuns: 300 },
  );
});

const blank = { phaseId: 'p', status: 'open' as const, resumeStatus: null, doneAt: null, takes: '2 working days' };
