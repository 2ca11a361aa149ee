import { agreementOf, type Answered } from './agreement.js';
import { whichToTrust } from './trust.js';

// The figures were computed once with statsmodels 0.15 (κ), irrCAC 0.4.4 (AC1, and the error of α) and krippendorff 0.9 (α), on
// the tables that are written out here.
const table = (...cells: [string | null, string | null, number][]): Answered[] =>
  cells.flatMap(([first, second, times]) => Array.from({ length: times }, (): Answered => [first, second]));
const cells = (...lines: string[]): [string | null, string | null, number][] =>
  lines.map((line) => {
    const [first = '', second = '', times] = line.split(' ');
    return [first === '-' ? null : first, second === '-' ? null : second, Number(times)];
  });
const z = 1.959963984540054;
const near = (value: number, error: number, digits: number): object => ({
  value: expect.closeTo(value, digits),
  low: expect.closeTo(Math.max(-1, value - z * error), digits),
  high: expect.closeTo(Math.min(1, value + z * error), digits),
});

describe('agreement', () => {
  it('is that of the worked example in the articles on Cohen’s κ', () => {
    const found = agreementOf(table(['yes', 'yes', 20], ['yes', 'no', 5], ['no', 'yes', 10], ['no', 'no', 15]), [
      'yes',
      'no',
    ]);
    expect(found).toMatchObject({
      ...{ pairs: 50, single: 0, mostCommon: 0.55, raw: { value: 0.7 } },
      kappa: near(0.4, 0.12699606293110033, 10),
      ac1: near(0.40594, 0.13147, 4),
      alpha: near(0.4, 0.13191, 4),
    });
    expect(whichToTrust(found)).toEqual([expect.stringMatching(/^Go by α \(or κ.* 55 %/)]);
  });

  it('says that κ and α collapse where violations are rare, and which to go by', () => {
    const rare = table(['v', 'v', 2], ['v', 'o', 3], ['o', 'v', 4], ['o', 'o', 191]);
    const found = agreementOf(rare, ['v', 'o']);
    expect(found).toMatchObject({
      raw: { value: 0.965 },
      kappa: near(0.3457943925233638, 0.18866619230978757, 10),
      ac1: near(0.96302, 0.01424, 4),
      alpha: near(0.34727740126197715, 0.18926, 4),
    });
    expect(found.alpha?.value).toBeCloseTo(0.34727740126197715, 12);
    expect(whichToTrust(found)).toEqual([expect.stringMatching(/^Go by AC1 and raw agreement: 97.3 %/)]);
  });

  it('takes answers that are missing, as each coefficient does', () => {
    const gaps = table(
      ...cells('v v 12', 'v o 5', 'o v 3', 'o o 30', 'u o 4', 'u u 6', 'v - 7', 'o - 2', '- u 1', '- - 9'),
    );
    const found = agreementOf(gaps, ['v', 'o', 'u']);
    expect(found).toMatchObject({
      ...{ pairs: 60, single: 10, raw: { value: 0.8 } },
      kappa: near(0.6396396396396397, 0.0929900888165654, 10),
      ac1: near(0.71815, 0.08273, 4),
      alpha: near(0.6401209677419355, 0.09568, 4),
    });
    expect(whichToTrust(found).at(-1)).toMatch(/^10 items have one answer/);
  });

  it('is Krippendorff’s own worked example, with two who judge twelve (2011, example B)', () => {
    const a = ['a', 'a', 'b', 'b', 'd', 'c', 'c', 'c', 'e', 'd', 'd', 'a'];
    const b = ['b', 'a', 'b', 'b', 'b', 'c', 'c', 'c', 'e', 'd', 'd', 'd'];
    const found = agreementOf(
      a.map((one, index) => [one, b[index] ?? null]),
      ['a', 'b', 'c', 'd', 'e'],
    );
    expect(found.alpha?.value).toBeCloseTo(0.692, 3);
    expect(whichToTrust(found)).toContainEqual(expect.stringMatching(/^Only 12 items were judged by two/));
  });

  it('leaves κ and α undefined where all say the same, and says so', () => {
    const found = agreementOf(table(['o', 'o', 40]), ['v', 'o']);
    expect(found).toMatchObject({ kappa: null, alpha: null, raw: { value: 1, high: 1 }, ac1: { value: 1 } });
    expect(whichToTrust(found)).toEqual([expect.stringMatching(/^κ and α are not defined: all say the same/)]);
  });

  it('tells nothing where nobody judged an item twice', () => {
    const found = agreementOf(table(['o', null, 3]), ['v', 'o']);
    expect(found).toMatchObject({ pairs: 0, single: 3, raw: null, kappa: null, ac1: null, alpha: null });
    expect(whichToTrust(found)).toEqual([expect.stringContaining('cannot be told')]);
    expect(agreementOf([], ['v', 'o']).mostCommon).toBeNull();
    expect(agreementOf(table(['o', 'v', 1]), ['v', 'o'])).toMatchObject({ pairs: 1, alpha: { value: 0 } });
  });
});
