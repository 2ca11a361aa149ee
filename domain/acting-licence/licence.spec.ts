import { labelsFor, drawnFor, stratumOf } from './plan.js';
import type { Candidate, Licence, LicencePlan } from './licence.js';
import { medianOf, rankOfMedian } from './report.js';
import { digestOfLicence, requireMaySign } from './sign.js';
import { isHeld, useOf } from './use.js';
import { licensedStrata, qualityOf, verdictOf, type Label } from './verdict.js';
import { delegationsOf } from '../stand-in/delegation.js';
import { Refusal } from '../refusal.js';

const plan: LicencePlan = {
  ...{ allowed: 0.05, errors: 0, labels: labelsFor(0.05, 0), unmatched: 20, share: 0.1 },
  ...{ from: 0, until: 1, endsAt: 1_000 },
};
const candidates = (many: number, facts: Partial<Candidate>): Candidate[] =>
  Array.from({ length: many }, (_, n) => ({
    ...{ kind: 'finding' as const, id: `${facts.markets?.join() ?? ''}/${facts.matched ?? true}/${n}`, seq: String(n) },
    ...{ matched: true, domain: 'fraud', markets: ['SG'], ...facts },
  }));
const sg = 'SG · fraud';

function refusalOf(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('a plan', () => {
  const all = [
    ...candidates(80, {}),
    ...candidates(200, { matched: false }),
    ...candidates(58, { markets: ['VN'] }),
    ...candidates(70, { markets: ['VN', 'MY'] }),
  ];

  it('draws of each stratum that has enough, the same by the same seed, and tells by no key what is which', () => {
    const { strata, units } = drawnFor(all, plan, 'seed');
    expect(strata.map(({ name, matched, drawn, drawnUnmatched }) => [name, matched, drawn, drawnUnmatched])).toEqual([
      ['MY, VN · fraud', 70, 59, 0],
      [sg, 80, 59, 20],
      ['VN · fraud', 58, 0, 0],
    ]);
    expect(units).toHaveLength(138);
    expect(
      drawnFor([...all].reverse(), plan, 'seed')
        .units.map(({ id }) => id)
        .sort(),
    ).toEqual(units.map(({ id }) => id).sort());
    expect(new Set(units.map(({ key }) => key)).size).toBe(138);
    expect(units.every(({ key, id }) => /^[0-9a-f]{16}$/.test(key) && !key.includes(id))).toBe(true);
    // Matches and others are mixed.
    expect(units.slice(0, 59).some(({ matched }) => !matched)).toBe(true);
  });

  it('is refused where no stratum has enough, and says how many there are', () => {
    const said = refusalOf(() => drawnFor(candidates(58, {}), plan, 's'));
    expect(said).toMatchObject({ code: 'invalid-command', detail: expect.stringContaining('needs 59') });
    expect(said.detail).toContain(`58, of ${sg}`);
    expect(refusalOf(() => drawnFor([], plan, 's')).detail).toContain('it has matched nothing');
    const many = Array.from({ length: 51 }, (_, n) => candidates(60, { domain: `d${n}` })).flat();
    expect(refusalOf(() => drawnFor(many, plan, 's')).detail).toContain('51 combinations');
  });

  it('names a stratum by all markets of a record', () => {
    expect(stratumOf({ markets: ['VN', 'MY'], domain: null })).toBe('MY, VN · no domain');
    expect(stratumOf({ markets: [], domain: 'fraud' })).toBe('no market · fraud');
  });
});

const { strata } = drawnFor([...candidates(80, {}), ...candidates(920, { matched: false })], plan, 'seed');
const labels = (wrong: number, missed = 0, missing = 0): Label[] => [
  ...Array.from({ length: 59 }, (_, n) => ({
    ...{ stratum: sg, matched: true },
    should: n < wrong ? false : n < wrong + missing ? null : true,
  })),
  ...Array.from({ length: 20 }, (_, n) => ({ stratum: sg, matched: false, should: n < missed })),
];

describe('a verdict', () => {
  it('licenses a stratum of which 59 of 59 are right, and not with one error', () => {
    expect(licensedStrata(verdictOf(strata, labels(0), plan))).toEqual([sg]);
    expect(verdictOf(strata, labels(1), plan).strata).toMatchObject([{ errors: 1, missing: 0, licensed: false }]);
  });

  it('counts what nobody labelled as an error, also what is not there', () => {
    expect(verdictOf(strata, labels(0, 0, 1), plan).strata).toMatchObject([{ errors: 1, missing: 1, licensed: false }]);
    expect(verdictOf(strata, [], plan).strata).toMatchObject([{ errors: 59, missing: 59, bound: 1, licensed: false }]);
    expect(verdictOf(strata, labels(0).slice(1), plan).strata).toMatchObject([{ errors: 1, licensed: false }]);
  });

  it('weights recall, agreement and base rate by how many each label stands for', () => {
    const [found] = qualityOf(strata, verdictOf(strata, labels(0, 1), plan));
    // 80 matches, all right; of 920 others 1 of 20, which stands for 46.
    expect(found).toMatchObject({ precision: { value: 1 }, recall: { value: 80 / 126 } });
    expect(found?.agreement).toBeCloseTo((80 + 874) / 1000, 12);
    expect(found?.baseRate).toBeCloseTo(874 / 1000, 12);
    expect(found?.recall?.low).toBeLessThan(0.3);
    expect(found?.recall?.high).toBeGreaterThan(0.95);
    expect(qualityOf(strata, verdictOf(strata, labels(0).slice(0, 59), plan))).toMatchObject([{ recall: null }]);
  });
});

const licence: Licence = {
  ...{ id: 'l', number: 3, ruleId: 'r', versionId: 'v', state: 'in_force', plan, seed: 'seed', strata },
  ...{ verdict: verdictOf(strata, labels(0), plan), plannedBy: 'wei' },
};
const at = { seq: '7', domain: 'fraud', markets: ['SG'], restricted: false };

describe('a match under a licence', () => {
  it('acts only while the licence is in force, in what it licenses, and not on what is restricted', () => {
    const uses = Array.from({ length: 50 }, (_, n) => useOf(licence, { ...at, seq: String(n) }, 0).how);
    expect(new Set(uses)).toEqual(new Set(['acted', 'held']));
    const seq = String(uses.indexOf('acted'));
    const how = (of: Partial<Licence>, facts: Partial<Parameters<typeof useOf>[1]> = {}, now = 0): string =>
      useOf({ ...licence, ...of }, { ...at, seq, ...facts }, now).how;
    expect(how({})).toBe('acted');
    for (const state of ['planned', 'labelling', 'failed', 'to_sign', 'fallen', 'ended', 'withdrawn'] as const)
      expect(how({ state })).toBe('proposed');
    expect(how({ verdict: null })).toBe('proposed');
    expect(how({ verdict: verdictOf(strata, labels(1), plan) })).toBe('proposed');
    expect(how({}, {}, plan.endsAt)).toBe('proposed');
    expect(how({}, { markets: ['SG', 'VN'] })).toBe('proposed');
    expect(how({}, { domain: null })).toBe('proposed');
    expect(how({}, { restricted: true })).toBe('proposed');
  });

  it('goes to people in the share that is stated, chosen by seed and event alone', () => {
    const held = Array.from({ length: 20_000 }, (_, n) => isHeld('seed', String(n), 0.1)).filter(Boolean).length;
    expect(held).toBeGreaterThan(1_850);
    expect(held).toBeLessThan(2_150);
    expect(isHeld('seed', '7', 0.1)).toBe(isHeld('seed', '7', 0.1));
  });
});

describe('signing', () => {
  const waits: Licence = { ...licence, state: 'to_sign' };
  const moment = { delegations: delegationsOf([]), at: 0 };
  const sign = (personId: string, more: { signed?: string[]; digest?: string; of?: Licence } = {}): string => {
    const { of = waits, signed = [], digest = digestOfLicence(waits) } = more;
    return refusalOf(() => {
      requireMaySign(of, { personId, digest, signed }, { authors: ['wei', 'mei'] }, moment);
    }).code;
  };

  it('is for two who have no part in the rule, each once, on what they have read', () => {
    expect(() => {
      requireMaySign(
        waits,
        { personId: 'tan', digest: digestOfLicence(waits), signed: [] },
        { authors: ['wei'] },
        moment,
      );
    }).not.toThrow();
    expect(sign('wei')).toBe('separation-of-duties');
    expect(sign('mei')).toBe('separation-of-duties');
    expect(sign('tan', { signed: ['tan'] })).toBe('already-signed');
    expect(sign('tan', { digest: 'another' })).toBe('content-changed');
    expect(sign('tan', { of: licence })).toBe('illegal-transition');
  });
});

// scipy 1.17.1: the number of k with `binom.cdf(k, n, 0.5) <= 0.025`.
test.each([
  [5, 0],
  [6, 1],
  [10, 2],
  [15, 4],
  [25, 8],
  [100, 40],
])('the interval of the median of %i begins at the %i. of them', (n, k) => {
  expect(rankOfMedian(n)).toBe(k);
});

test('a median has its interval by order, and none where there are too few', () => {
  expect(medianOf([1, 2, 3, 4, 5])).toBeNull();
  expect(medianOf([60, 10, 20, 30, 50, 40, 70, 90, 80, 100])).toEqual({ n: 10, value: 55, low: 20, high: 90 });
});
