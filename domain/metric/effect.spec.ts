import { effectOf, type EffectAsked, type PartSeries } from './effect.js';
import { effectWords } from './effect-words.js';

const before = Array.from({ length: 8 }, (_, week) => `b${week}`);
const after = Array.from({ length: 5 }, (_, week) => `a${week}`);

/** Shares of a thousand, by period; null: no value. */
function rate(name: string, ...shares: (number | null)[]): PartSeries {
  const periods = [...before, ...after];
  return {
    name,
    values: new Map(
      shares.flatMap((share, index) =>
        share === null ? [] : [[periods[index] ?? '', { amount: share, base: 1_000, periods: 1 }] as const],
      ),
    ),
  };
}
const count = (name: string, ...values: number[]): PartSeries => ({
  name,
  values: new Map(
    [...before, ...after].map((period, at) => [period, { amount: values[at] ?? 0, base: null, periods: 1 }]),
  ),
});

const vn = rate('VN', 42, 39, 45, 41, 44, 40, 43, 38, 24, 27, 22, 25, 26);
const th = rate('TH', 30, 30, 30, 30, 30, 30, 30, 30, 20, 20, 20, 20, 20);
const asked: EffectAsked = {
  ...{ type: 'rate', direction: 'lower', leastN: 100, before, after },
  ...{ with: [vn], without: [] },
};
const names = { with: 'market VN', without: 'market TH' };

test('with nothing to compare with it is what is different since then', () => {
  const effect = effectOf(asked);
  // The first series of step.spec.ts, a constant added and in thousandths of what it has in tenths.
  expect(effect).toMatchObject({ verdict: 'better', scale: 'value', without: null, placebo: null, comparedWith: [] });
  expect(effect.with?.before).toBeCloseTo(0.0415, 12);
  expect(effect.with?.after).toBeCloseTo(0.0248, 12);
  expect(effect.effect?.value).toBeCloseTo(-0.0167, 12);
  expect(effectWords(effect, names, { type: 'rate', unit: '' })).toEqual([
    'market VN: from 4.15 % to 2.48 % (−1.67 points).',
    expect.stringMatching(/^Compared with nothing: −1\.67 points since then \(95 %: −\S+ points to −\S+ points\)/),
    'It became better by more than chance makes.',
    expect.stringContaining('not what made it so'),
  ]);
});

test('what is different elsewhere too is no effect of it', () => {
  const effect = effectOf({ ...asked, without: [th] });
  expect(effect.effect?.value).toBeCloseTo(-0.0067, 12);
  expect(effect.effect?.low).toBeCloseTo(-0.0095512586783489, 9);
  expect(effect.effect?.high).toBeCloseTo(-0.003848741321651, 9);
  expect(effect).toMatchObject({ verdict: 'better', comparedWith: ['TH'], without: { after: 0.02 } });
  expect(effectWords(effect, names, { type: 'rate', unit: '' }).slice(1, 3)).toEqual([
    'market TH, without it: from 3 % to 2 % (−1 points).',
    'The difference: −0.67 points (95 %: −0.9551 points to −0.3849 points).',
  ]);
  expect(effectOf({ ...asked, without: [th], direction: 'higher' }).verdict).toBe('worse');
  expect(effectOf({ ...asked, without: [th], direction: 'neither' }).verdict).toBe('changed');
});

test('as large a difference as chance makes says nothing', () => {
  const same = rate('VN', 42, 39, 45, 41, 44, 40, 43, 38, 40, 44, 39, 42, 43);
  expect(effectOf({ ...asked, with: [same] }).verdict).toBe('not_told');
});

test('where the two moved apart before, what followed is not told from that', () => {
  const falling = rate('VN', 60, 57, 55, 52, 50, 47, 45, 42, 24, 27, 22, 25, 26);
  const effect = effectOf({ ...asked, with: [falling], without: [th] });
  expect(effect.verdict).toBe('drifted');
  expect(effect.drift?.slope).toBeLessThan(-0.002);
  expect(effectWords(effect, names, { type: 'rate', unit: '' }).join(' ')).toContain(
    'moved apart before already (p = ',
  );
});

test('too few periods, and periods over too few, say nothing', () => {
  const few = effectOf({ ...asked, before: before.slice(0, 5) });
  expect(few).toMatchObject({ verdict: 'too_few', effect: null, points: [] });
  expect(effectWords(few, names, { type: 'rate', unit: '' })[0]).toContain(
    'it takes 6 with values before it and 3 after',
  );
  expect(effectOf({ ...asked, leastN: 2_000 })).toMatchObject({
    verdict: 'too_few',
    periodsLeftOut: [...before, ...after],
  });
  const gaps = rate('VN', 42, null, 45, 41, 44, 40, 43, 38, 24, 27, 22, 25, null);
  expect(effectOf({ ...asked, with: [gaps] })).toMatchObject({ verdict: 'better', periodsLeftOut: ['b1'] });
});

test('a part with gaps is left out of what it is compared with, and named', () => {
  const gaps = rate('SG', 30, 31, null, 30, 29, 30, 31, 30, 30, 29, 31, 30, 30);
  expect(effectOf({ ...asked, without: [th, gaps] })).toMatchObject({ comparedWith: ['TH'], leftOut: ['SG'] });
  expect(effectOf({ ...asked, without: [gaps] })).toMatchObject({ without: null, leftOut: ['SG'] });
});

test('from four parts without it on, each is looked at as if it had begun there', () => {
  const steady = (name: string, share: number) =>
    rate(name, ...[...before, ...after].map((_, week) => share + (week % 2)));
  const jumps = rate('ID', 10, 11, 10, 11, 10, 11, 10, 11, 40, 41, 40, 41, 40);
  const without = [steady('TH', 30), steady('SG', 20), steady('MY', 25), jumps];
  const effect = effectOf({ ...asked, without });
  expect(effect.placebo).toEqual({ parts: 4, asLarge: 1 });
  expect(effectWords(effect, names, { type: 'rate', unit: '' }).join(' ')).toContain(
    'Of 4 parts without it, 1 shows as large a difference, though nothing began there.',
  );
  expect(effectOf({ ...asked, without: without.slice(1) }).placebo).toBeNull();
});

test('counts of unlike size are compared as multiples of what they were before', () => {
  const large = count('ID', ...before.map((_, at) => 1000 + (at % 2)), ...after.map(() => 1000));
  const small = count('VN', ...before.map((_, at) => 10 + (at % 2)), 4, 5, 6, 5, 4);
  const effect = effectOf({ ...asked, type: 'count', leastN: 0, with: [small], without: [large] });
  expect(effect).toMatchObject({ scale: 'index', verdict: 'better' });
  expect(effect.with?.before).toBeCloseTo(1, 12);
  expect(effect.with?.after).toBeCloseTo(4.8 / 10.5, 12);
  expect(effectWords(effect, names, { type: 'count', unit: 'cases' })[0]).toBe('market VN: to 45.71 % of what it was.');
  const none = count('VN', ...before.map(() => 0), 4, 5, 6, 5, 4);
  expect(effectOf({ ...asked, type: 'count', leastN: 0, with: [none] }).verdict).toBe('too_few');
});
