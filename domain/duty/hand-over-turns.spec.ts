import fc from 'fast-check';
import { handOverTurns } from './hand-over-turns.js';
import { onDuty, type Rota } from './rota.js';

const day = 86_400_000;
const starts = Date.parse('2026-01-05T01:00:00Z');
const rotaOf = (...members: string[]): Rota => ({
  layers: [
    {
      ...{
        name: 'Day',
        zone: 'Asia/Singapore',
        members,
        starts: '2026-01-05',
        handover: '09:00',
        weeks: 1,
        hours: null,
      },
      days: [1, 2, 3, 4, 5, 6, 7],
    },
  ],
  overrides: [],
});
const turns = (rota: Rota, from: number, count: number): string =>
  Array.from({ length: count }, (_, index) => onDuty(rota, from + index * 7 * day).join()).join('');

test('turns go to somebody who had none', () => {
  expect(turns(handOverTurns(rotaOf('a', 'b', 'c'), 'b', 'x', starts), starts, 6)).toBe('axcaxc');
});

test.each([
  // The week in which it is handed over, the turns before it, and those from then on.
  [0, 'a', 'c', 'cbcb'],
  [1, 'a', 'c', 'bcbc'],
  [2, 'a', 'c', 'cbcb'],
  [3, 'a', 'c', 'cbcb'],
  [7, 'b', 'a', 'acac'],
])('in week %i the turns of %s go to %s, who has a turn already: %s', (week, from, to, then) => {
  const at = starts + week * 7 * day + day;
  expect(turns(handOverTurns(rotaOf('a', 'b', 'c'), from, to, at), at, 4)).toBe(then);
});

test('whoever is there stays there, nobody has more turns than before, and the one who goes has none', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: -20, max: 300 }),
      (members, days) => {
        const at = starts + days * day + 1;
        const before = rotaOf(...members);
        const after = handOverTurns(before, 'a', 'b', at);
        const left = after.layers[0]?.members ?? [];
        const count = (list: string[], who: string): number => list.filter((id) => id === who).length;
        const had = count(members, 'b');
        expect(left).not.toContain('a');
        expect(count(left, 'b')).toBe(had > 0 ? had : count(members, 'a'));
        for (const who of ['c', 'd', 'e']) expect(count(left, who)).toBe(count(members, who));
        const there = onDuty(before, at).map((who) => (who === 'a' ? 'b' : who));
        expect(onDuty(after, at)).toEqual(there);
      },
    ),
    { seed: 19, numRuns: 500 },
  );
});

test('a swap to come goes over, one that is over stays as it was, and one that runs is shared', () => {
  const swap = (from: number, to: number, personId = 'a') => ({ layer: 'Day', from, to, personId });
  const rota = { ...rotaOf('b', 'c'), overrides: [swap(1, 10), swap(10, 30), swap(30, 40), swap(30, 50, 'c')] };
  expect(handOverTurns(rota, 'A', 'x', 20)).toEqual({
    ...rotaOf('b', 'c'),
    overrides: [swap(1, 10), swap(10, 20), swap(20, 30, 'x'), swap(30, 40, 'x'), swap(30, 50, 'c')],
  });
});
