import { grainFor } from './grain.js';
import type { Slice } from './slice.js';

const cut = (slice: Slice) => ({ slice });
const market = [cut({ market: 'VN' }), cut({ market: 'TH' })];
const fine = [cut({ market: 'VN', queue: 'live' }), cut({ market: 'TH', queue: 'live' })];
const whole = cut({});

test('what is cut by the dimension alone is taken, though there is finer', () => {
  expect(grainFor([whole, ...market, ...fine], { asked: {}, dimension: 'market' })).toEqual({
    dimensions: ['market'],
    cuts: market,
  });
});

test('finer values are added up where they are cut in one way; in two, it is asked which', () => {
  expect(grainFor([whole, ...fine], { asked: {}, dimension: 'market' })).toEqual({
    dimensions: ['market', 'queue'],
    cuts: fine,
  });
  const sites = [cut({ market: 'VN', site: 'A' })];
  expect(grainFor([...fine, ...sites], { asked: {}, dimension: 'market' })).toEqual({
    choose: [
      ['market', 'queue'],
      ['market', 'site'],
    ],
  });
  expect(grainFor([...fine, ...sites], { asked: {}, dimension: 'market', chosen: ['site'] })).toEqual({
    dimensions: ['market', 'site'],
    cuts: sites,
  });
  expect(grainFor(fine, { asked: {}, dimension: 'market', chosen: ['site'] })).toBeNull();
});

test('within a slice, and of what nothing is cut by', () => {
  expect(grainFor([...market, ...fine], { asked: { market: 'vn' }, dimension: 'queue' })).toEqual({
    dimensions: ['market', 'queue'],
    cuts: [fine[0]],
  });
  expect(grainFor([whole, ...market], { asked: {}, dimension: 'queue' })).toBeNull();
});
