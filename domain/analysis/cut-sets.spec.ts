import fc from 'fast-check';
import { causeNode, effectNode } from '../../test/factories/analysis-record.js';
import type { CauseNode } from './content.js';
import { minimalCutSets } from './cut-sets.js';

const event = (id: string, ...parents: string[]): CauseNode => causeNode(id, { kind: 'event', parents });
const gate = (id: string, kind: 'and' | 'or', ...parents: string[]): CauseNode =>
  causeNode(id, { kind: 'gate', gate: kind, parents });

test('the pressure tank of the Fault Tree Handbook (NUREG-0492, chapter VIII) has two single and three double sets', () => {
  // E1 = T + E2; E2 = K2 + E3; E3 = S · E4; E4 = S1 + E5; E5 = K1 + R.
  const nodes = [
    effectNode,
    gate('E1', 'or', 'effect'),
    event('T', 'E1'),
    gate('E2', 'or', 'E1'),
    event('K2', 'E2'),
    gate('E3', 'and', 'E2'),
    event('S', 'E3'),
    gate('E4', 'or', 'E3'),
    event('S1', 'E4'),
    gate('E5', 'or', 'E4'),
    event('K1', 'E5'),
    event('R', 'E5'),
  ];
  const { sets, complete, upTo } = minimalCutSets(nodes);
  expect(sets.map((set) => set.join('·')).sort()).toEqual(['K2', 'S·K1', 'S·R', 'S·S1', 'T']);
  expect([complete, upTo]).toEqual([true, null]);
});

test('an event below two gates is one event, and what has another set in it is left out', () => {
  // (A + B) · (A + C) = A + B·C.
  const nodes = [
    ...[effectNode, gate('both', 'and', 'effect'), gate('one', 'or', 'both'), gate('other', 'or', 'both')],
    ...[event('A', 'one', 'other'), event('B', 'one'), event('C', 'other')],
  ];
  expect(minimalCutSets(nodes).sets).toEqual([['A'], ['B', 'C']]);
});

test('what has nothing below it and is no event brings nothing about', () => {
  expect(minimalCutSets([effectNode])).toEqual({ sets: [], complete: true, upTo: null });
  const nodes = [effectNode, gate('both', 'and', 'effect'), event('A', 'both'), gate('empty', 'or', 'both')];
  expect(minimalCutSets(nodes).sets).toEqual([]);
});

test('where there are too many, it says up to how many events it is whole', () => {
  // Ten gates of three events each, all needed: 3^10 sets of ten; beside them two that are small.
  const gates = Array.from({ length: 10 }, (_, index) => `g${index}`);
  const nodes = [
    ...[effectNode, gate('all', 'and', 'effect'), event('alone', 'effect'), gate('pair', 'and', 'effect')],
    ...[event('x', 'pair'), event('y', 'pair')],
    ...gates.flatMap((id) => [gate(id, 'or', 'all'), ...['a', 'b', 'c'].map((name) => event(`${id}${name}`, id))]),
  ];
  const { sets, complete, upTo } = minimalCutSets(nodes);
  expect(complete).toBe(false);
  expect(upTo).toBeGreaterThanOrEqual(2);
  expect(sets).toEqual([['alone'], ['x', 'y']]);
  expect(minimalCutSets(nodes, { mostWork: 3 })).toEqual({ sets: [], complete: false, upTo: 0 });
});

/** A fault tree whose nodes hang on those before them; the last `events` are events. */
const trees = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 7 }), fc.infiniteStream(fc.nat()))
  .map(([gates, events, chance]): CauseNode[] => {
    const next = (below: number): number => (chance.next().value ?? 0) % below;
    const nodes: CauseNode[] = [effectNode];
    const above = (): string[] => {
      const could = nodes.filter(({ kind }) => kind !== 'event').map(({ id }) => id);
      return [...new Set([could[next(could.length)] ?? 'effect', could[next(could.length)] ?? 'effect'])];
    };
    for (let index = 0; index < gates; index += 1)
      nodes.push(gate(`g${index}`, next(2) === 0 ? 'and' : 'or', ...above()));
    for (let index = 0; index < events; index += 1) nodes.push(event(`e${index}`, ...above()));
    return nodes;
  });

test('they are those that trying every set of events finds', () => {
  fc.assert(
    fc.property(trees, (nodes) => {
      const events = nodes.filter(({ kind }) => kind === 'event').map(({ id }) => id);
      const comesAbout = (id: string, given: ReadonlySet<string>): boolean => {
        const node = nodes.find((one) => one.id === id);
        if (node?.kind === 'event') return given.has(id);
        const below = nodes.filter(({ parents }) => parents.includes(id));
        if (below.length === 0) return false;
        const all = below.map((child) => comesAbout(child.id, given));
        return node?.gate === 'and' ? all.every(Boolean) : all.some(Boolean);
      };
      const cuts = Array.from({ length: 2 ** events.length }, (_, mask) =>
        events.filter((__, index) => (mask >> index) & 1),
      ).filter((set) => comesAbout('effect', new Set(set)));
      const minimal = cuts.filter(
        (set) => !cuts.some((other) => other.length < set.length && other.every((id) => set.includes(id))),
      );
      const text = (sets: string[][]): string[] => sets.map((set) => set.toSorted().join('·')).sort();
      const found = minimalCutSets(nodes);
      expect(found.complete).toBe(true);
      expect(text(found.sets)).toEqual(text(minimal));
    }),
    { numRuns: 300 },
  );
});
