import { draw, rankOf, shares, shuffled, startOf, type Unit } from './draw.js';
import { sampleSize } from './size.js';

const list = (count: number, stratumOf: (n: number) => string | null = () => null): Unit[] =>
  Array.from({ length: count }, (_, index) => ({ key: `L-${index + 1}`, stratum: stratumOf(index + 1) }));
const keys = ({ units }: { units: { unit: Unit }[] }): string[] => units.map(({ unit }) => unit.key);

// Worked out in Python 3.11 with hashlib alone; docs/reviews.md has the lines.
describe('a draw by a seed', () => {
  it('is the same as in Python', () => {
    expect(rankOf('november', 'L-1')).toBe('19f950b2922d5eb11450a4b44629a1d61b2a4cd3ec3001a53392b61165538800');
    expect(keys(draw(list(20), 'november', { method: 'simple', size: 5 }))).toEqual([
      'L-18',
      'L-17',
      'L-19',
      'L-8',
      'L-1',
    ]);
    expect(startOf('november')).toBe(0.0675432092688999);
    expect(keys(draw(list(20), 'november', { method: 'systematic', interval: 6 }))).toEqual([
      'L-1',
      'L-7',
      'L-13',
      'L-19',
    ]);
  });

  it('does not hang on the order of the list, where it goes by rank', () => {
    const how = { method: 'simple', size: 7 } as const;
    expect(keys(draw(list(50).reverse(), 's', how))).toEqual(keys(draw(list(50), 's', how)));
    expect(keys(draw(list(50), 'another', how))).not.toEqual(keys(draw(list(50), 's', how)));
    expect(
      shuffled('s', list(50))
        .map(({ key }) => key)
        .slice(0, 7),
    ).toEqual(keys(draw(list(50), 's', how)));
  });

  it('gives each stratum its share, one at least, and weights by what each stands for', () => {
    const units = list(111, (n) => (n <= 100 ? 'SG' : n <= 110 ? 'MY' : 'VN'));
    const proportional = draw(units, 's', { method: 'stratified', size: 11 });
    expect(proportional.strata).toEqual([
      { name: 'SG', population: 100, drawn: 10 },
      { name: 'MY', population: 10, drawn: 1 },
      { name: 'VN', population: 1, drawn: 1 },
    ]);
    const fixed = draw(units, 's', { method: 'stratified', perStratum: 5 });
    expect(fixed.strata.map(({ drawn }) => drawn)).toEqual([5, 5, 1]);
    expect(new Set(fixed.units.map(({ unit, weight }) => `${unit.stratum} ${weight}`))).toEqual(
      new Set(['SG 20', 'MY 2', 'VN 1']),
    );
    // What all stand for together is all there are.
    expect(fixed.units.reduce((sum, { weight }) => sum + weight, 0)).toBe(111);
  });

  it('divides by largest remainders', () => {
    expect(shares([500, 300, 200], 10)).toEqual([5, 3, 2]);
    expect(shares([1, 1, 1], 2)).toEqual([1, 1, 1]);
    expect(shares([60, 25, 15], 7)).toEqual([4, 2, 1]);
    expect(shares([3, 2], 100)).toEqual([3, 2]);
  });

  it('has no more than there is', () => {
    expect(draw(list(3), 's', { method: 'simple', size: 10 }).units.map(({ weight }) => weight)).toEqual([1, 1, 1]);
  });
});

describe('the size of a sample', () => {
  const asked = { population: null, prevalence: 0.5, margin: 0.05, confidence: 0.95 };
  it('is 385 by the book, and 278 of 1,000', () => {
    expect(sampleSize(asked).size).toBe(385);
    expect(sampleSize({ ...asked, population: 1000 }).size).toBe(278);
    expect(sampleSize({ ...asked, population: 12 }).size).toBe(12);
  });

  it('says what it rests on, and where the approximation is rough', () => {
    expect(sampleSize(asked).assumptions).toHaveLength(4);
    const rare = sampleSize({ ...asked, prevalence: 0.01, margin: 0.01 });
    expect(rare.size).toBe(381);
    expect(rare.assumptions).toContainEqual(expect.stringMatching(/^Only about 3.8 violations are expected/));
  });
});
