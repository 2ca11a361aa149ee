import { causeTaxonomy, trainedNobody } from '../../test/factories/analysis-record.js';
import { cameOf, findingRecord, type Done } from '../../test/factories/finding-record.js';
import { causesOf } from '../analysis/content.js';
import { Refusal } from '../refusal.js';
import { comparedCodes, type Carrying } from './carry.js';
import type { Finding, FindingRecord } from './finding.js';

const analysis: Carrying['analysis'] = {
  ...{
    id: 'ra',
    key: 'RA-1',
    title: 'Why leakage rose',
    status: 'signed',
    contentVersion: 3,
    signedHash: 'ab'.repeat(32),
  },
  causes: causesOf(trainedNobody),
};
const before = {
  kind: 'finding' as const,
  id: 'f0',
  key: 'FI-9',
  title: 'It leaked before',
  codes: ['people-training'],
};
const carry: Done = { by: 'author', command: { type: 'carry', analysisId: 'ra' } };

function record(carrying: Partial<Carrying> = {}, facts: Partial<Finding> = {}): FindingRecord {
  return { ...findingRecord(facts), carrying: { analysis, taxonomy: causeTaxonomy, earlier: [], ...carrying } };
}

const refusalOf = (done: () => unknown): string => {
  try {
    done();
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return `${error.code}: ${error.detail}`;
    throw error;
  }
};

test('only a signed analysis carries a finding; it gives the cause, with its code and hash', () => {
  for (const status of ['draft', 'in_review', 'withdrawn'])
    expect(refusalOf(() => cameOf(record({ analysis: { ...analysis, status, signedHash: null } }), carry))).toMatch(
      /^illegal-transition: RA-1 is/,
    );
  const { facts } = cameOf(record(), carry).after;
  expect(facts.cause).toBe('Root cause: b is so (people-training: Training did not reach them)');
  expect(facts).toMatchObject({ carried: { key: 'RA-1', contentVersion: 3 }, repeated: null, rating: 'high' });
});

test('a repeat is rated one step higher, what was before is on record, and nobody rates it back', () => {
  const repeat = cameOf(record({ earlier: [before] }), carry);
  const { facts } = repeat.after;
  expect(facts).toMatchObject({
    rating: 'critical',
    repeated: { of: ['f0'], raised: { from: 'high', to: 'critical' } },
  });
  expect(repeat.effects[0]?.to.map(({ key }) => key)).toEqual(['RA-1', 'FI-9']);
  expect(repeat.events[0]).toMatchObject({
    type: 'finding.carried',
    data: { from: 'high', rating: 'critical', repeats: 1 },
  });
  const lower: Done = { by: 'author', command: { type: 'edit', content: { rating: 'high' } } };
  expect(refusalOf(() => cameOf(record({ earlier: [before] }), carry, lower))).toMatch(/at least critical/);
  const own: Done = { by: 'author', command: { type: 'edit', content: { cause: 'Somebody forgot' } } };
  expect(refusalOf(() => cameOf(record(), carry, own))).toMatch(/Its cause is that of RA-1/);
  // Taken up once more, it is not raised twice.
  const again = cameOf(record({ earlier: [before] }), carry, carry).after.facts;
  expect(again.rating).toBe('critical');
});

test('where the policy does not raise, or there is nothing higher, a repeat is only told', () => {
  const told = cameOf(record({ earlier: [before], taxonomy: { ...causeTaxonomy, repeatRaises: false } }), carry);
  expect(told.after.facts).toMatchObject({ rating: 'high', repeated: { of: ['f0'], raised: null } });
  const top = cameOf(record({ earlier: [before] }, { rating: 'critical' }), carry);
  expect(top.after.facts).toMatchObject({ rating: 'critical', repeated: { raised: null } });
});

test('an observation that is a repeat is raised once it is a finding, and is unrated once it is none', () => {
  const noted = { grade: 'observation' as const, rating: null, status: 'noted' as const };
  const raise: Done = { by: 'author', command: { type: 'raise', rating: 'low' } };
  const raised = cameOf(record({ earlier: [before] }, noted), carry, raise).after.facts;
  expect(raised).toMatchObject({ rating: 'medium', repeated: { raised: { from: 'low', to: 'medium' } } });
  const lower: Done = { by: 'author', command: { type: 'lower', reason: 'It asks for nothing' } };
  const lowered = cameOf(record({ earlier: [before] }, noted), carry, raise, lower).after.facts;
  expect(lowered).toMatchObject({ grade: 'observation', rating: null, repeated: { raised: null } });
});

test('moved to another domain, it may be no repeat any more, and is rated as before', () => {
  const moved: Done = { by: 'author', command: { type: 'edit', content: { domain: 'seller fraud' } } };
  const repeat = cameOf(record({ earlier: [before] }), carry).after;
  const elsewhere = cameOf({ ...repeat, carrying: { analysis, taxonomy: causeTaxonomy, earlier: [] } }, moved);
  expect(elsewhere.after.facts).toMatchObject({ domain: 'seller fraud', rating: 'high', repeated: null });
});

test('what nobody knows is no cause by which findings are compared', () => {
  const unknown = { node: 'a', text: 'x', role: 'root' as const, code: 'unknown', confidence: null };
  const helped = { ...unknown, role: 'contributing' as const, code: 'people-capacity' };
  expect(comparedCodes([unknown, helped, ...analysis.causes])).toEqual(['people-training']);
});
