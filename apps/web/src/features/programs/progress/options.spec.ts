import { expect, test } from '@jest/globals';
import type { Schemas } from '../../../lib/api.js';
import { ageingOption, burnUpOption, byTeam, longest, share } from './options.js';

const progress: Schemas['ProgramProgress'] = {
  ...{ at: '2026-11-29T00:00:00Z', zone: 'UTC' },
  burnUp: [{ date: '2026-11-01', scope: 5, done: 2 }],
  ageing: { n: 3, byAge: [{ from: 0, until: 8, count: 3, late: 1 }], byLate: [] },
  onTime: { n: 0, kept: 0, keptFirst: 0, elsewhere: 0 },
  holding: { people: [], total: 0 },
};

test('charts begin at zero, and the late are told apart by form too', () => {
  expect(burnUpOption(progress, { scope: 's', done: 'd' })).toMatchObject({
    yAxis: { min: 0 },
    series: [
      { step: 'end', lineStyle: { type: 'dashed' } },
      { data: [['2026-11-01', 2]], lineStyle: { type: 'solid' } },
    ],
  });
  expect(ageingOption(progress, { late: 'l', other: 'o', buckets: ['0–7'] })).toMatchObject({
    yAxis: { min: 0 },
    series: [{ data: [2] }, { data: [1], itemStyle: { decal: { symbol: 'rect' } } }],
  });
});

test('a rate of nothing is none', () => {
  expect([share(0, 0), share(1, 3), share(3, 3)]).toEqual([null, '33%', '100%']);
});

test('what people hold up is summed by their team, the most first, with the longest', () => {
  const holds = (id: string, team: string | null, late: number, since: string) => ({
    person: { id, name: id },
    team: team === null ? null : { id: team, name: `Team ${team}` },
    late: { count: late, since },
    asked: { count: 1, since: '2026-11-20T00:00:00Z' },
  });
  const people = [
    holds('a', 't', 2, '2026-11-10T00:00:00Z'),
    holds('b', null, 1, '2026-11-12T00:00:00Z'),
    holds('c', 't', 1, '2026-11-02T00:00:00Z'),
  ];
  expect(byTeam(people, 'none')).toEqual([
    { id: 't', name: 'Team t', people: 2, late: 3, asked: 2, since: '2026-11-02T00:00:00Z' },
    { id: null, name: 'none', people: 1, late: 1, asked: 1, since: '2026-11-12T00:00:00Z' },
  ]);
  expect(longest([null, null])).toBeNull();
});
