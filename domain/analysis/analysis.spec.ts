import {
  analysisCameOf as cameOf,
  analysisRecord,
  causeNode,
  effectNode,
  trainedNobody,
  type AnalysisDone,
} from '../../test/factories/analysis-record.js';
import { dueOn, monday } from '../../test/factories/domain-records.js';
import { Refusal } from '../refusal.js';
import { contentOf, type AnalysisRecord } from './analysis.js';
import { analysisRecipients, lookAtAnalysis } from './fire.js';

const day = 86_400_000;
const ask = (more: { market?: string; personId?: string; by?: string } = {}): AnalysisDone => ({
  by: more.by ?? 'owner',
  command: { type: 'ask', personId: more.personId ?? 'asked', market: more.market ?? 'MY', due: dueOn(5) },
});
const answered: AnalysisDone = {
  by: 'asked',
  command: { type: 'answer', ask: 1, verdict: 'no', text: 'Others train there' },
};
const submit: AnalysisDone = { by: 'owner', command: { type: 'submit' } };
const sign = (by = 'lead'): AnalysisDone => ({ by, command: { type: 'sign', decision: 'approve' } });
const write = (record: AnalysisRecord, problem: string, by = 'owner'): AnalysisDone => ({
  ...{ by, command: { type: 'write', content: { ...contentOf(record.facts), problem } } },
});

const refusalOf = (done: () => unknown): string => {
  try {
    done();
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return `${error.code}: ${error.detail}`;
    throw error;
  }
};

test('before it is handed in there is a root cause with evidence, and elsewhere was asked and has answered', () => {
  const record = analysisRecord();
  expect(refusalOf(() => cameOf(record, submit))).toMatch(/^invalid-command: Nobody was asked where else/);
  expect(refusalOf(() => cameOf(record, ask(), submit))).toMatch(/^invalid-command: Question 1 \(MY\) waits/);
  const takenBack: AnalysisDone = { by: 'owner', command: { type: 'unask', ask: 1, reason: 'They have left' } };
  expect(refusalOf(() => cameOf(record, ask(), takenBack, submit))).toMatch(/Nobody was asked where else/);
  expect(cameOf(record, ask(), answered, submit).after.facts.status).toBe('in_review');
  const nodes = trainedNobody.map((node) => ({ ...node, evidence: [] }));
  expect(refusalOf(() => cameOf(analysisRecord({ nodes }), ask(), answered, submit))).toMatch(/has no evidence/);
  const unmarked = [effectNode, causeNode('a')];
  expect(refusalOf(() => cameOf(analysisRecord({ nodes: unmarked }), ask(), answered, submit))).toMatch(/as root/);
  const unknown = [effectNode, causeNode('a', { role: 'root', code: 'unknown' })];
  const { facts } = cameOf(analysisRecord({ nodes: unknown }), ask(), answered, submit).after;
  expect(facts).toMatchObject({ status: 'in_review', causes: [{ role: 'root', code: 'unknown', confidence: null }] });
});

test('whoever worked on it does not sign; the last signature makes it one that may carry findings', () => {
  const submitted = [ask(), answered, submit];
  for (const own of ['owner', 'opener'])
    expect(refusalOf(() => cameOf(analysisRecord(), ...submitted, sign(own)))).toMatch(/^separation-of-duties/);
  expect(refusalOf(() => cameOf(analysisRecord(), ...submitted, sign('boss')))).toMatch(/^not-an-approver/);
  const { after, events } = cameOf(analysisRecord(), ...submitted, sign());
  expect(after.facts).toMatchObject({ status: 'signed', signedAt: monday, closedAt: monday, overdue: false });
  expect(after.facts.signedHash).toMatch(/^[\da-f]{64}$/);
  expect(events.at(-1)).toMatchObject({ type: 'analysis.signed', data: { contentHash: after.facts.signedHash } });
  expect(after.steps.filter(({ state }) => state === 'planned')).toEqual([]);
});

test('what is written while it waits lets the signatures fall, and whoever wrote it does not sign', () => {
  const record = analysisRecord();
  const inReview = cameOf(record, ask(), answered, submit);
  const before = inReview.after.round?.contentHash;
  const { after, notices } = cameOf(record, ask(), answered, submit, write(record, 'It trebled'));
  expect(after.round).toMatchObject({ number: 2, state: 'open', signatures: [], changedSince: ['problem'] });
  expect(after.round?.contentHash).not.toBe(before);
  expect(after.facts).toMatchObject({ contentVersion: 2, authors: ['opener', 'owner'] });
  expect(notices.map(({ kind }) => kind)).toContain('analysis_review_changed');
  expect(refusalOf(() => cameOf(record, ask(), answered, submit, write(record, 'It trebled'), sign()))).toMatch(
    /^content-hash-required/,
  );
  expect(refusalOf(() => cameOf(record, ask(), answered, submit, write(record, 'It trebled', 'lead')))).toMatch(
    /^unreachable-quorum/,
  );
});

test('signed, nothing is written any more; revised, it is a draft with a date, and no longer signed', () => {
  const record = analysisRecord();
  const signed = [ask(), answered, submit, sign()];
  expect(refusalOf(() => cameOf(record, ...signed, write(record, 'It trebled')))).toMatch(/^illegal-transition/);
  const revise: AnalysisDone = {
    by: 'owner',
    at: monday + 9 * day,
    command: { type: 'revise', reason: 'New figures' },
  };
  expect(cameOf(record, ...signed, revise).after.facts).toMatchObject({
    ...{ status: 'draft', signedHash: null, signedAt: null, closedAt: null, cycle: 2 },
  });
});

test('each version is kept, and what is the same is no version', () => {
  const record = analysisRecord();
  const { after, effects } = cameOf(record, write(record, 'It trebled'), write(record, 'It trebled', 'opener'));
  expect(after.facts.contentVersion).toBe(2);
  expect(effects).toMatchObject([{ kind: 'content', content: { number: 2, by: 'owner', at: monday } }]);
});

test('whoever was asked is reminded, then late, and those above hear of it; the analysis has a ladder of its own', () => {
  const asked = cameOf(analysisRecord(), ask());
  const late = lookAtAnalysis(asked, monday + 12 * day);
  const own = late.after.facts.asks[0];
  expect(own).toMatchObject({ overdue: true, breachedAt: own?.dueAt });
  expect(late.after.facts).toMatchObject({ overdue: false, ladderLevel: 0 });
  const kinds = late.notices.map(({ kind, to }) => [kind, to.map(({ personId }) => personId)]);
  expect(kinds).toContainEqual(['analysis_asked', ['asked']]);
  expect(kinds).toContainEqual(['analysis_ask_reminder', ['asked']]);
  expect(kinds.find(([kind]) => kind === 'analysis_ask_level')?.[1]).toEqual(
    expect.arrayContaining(['asked', 'above']),
  );
  const step = late.after.steps.find(({ kind, cycle }) => kind === 'level' && cycle > 1_000);
  if (step === undefined) throw new Error('there is no ladder');
  expect(analysisRecipients(late.after, step).map(({ personId }) => personId)).not.toContain('boss');
  const done = cameOf(late.after, { ...answered, at: monday + 12 * day }).after;
  expect(done.facts.asks[0]).toMatchObject({ overdue: false, answer: { verdict: 'no', by: 'asked' } });
  expect(done.steps.filter(({ cycle, state }) => cycle > 1_000 && state === 'planned')).toEqual([]);
});

test('nobody answers in the place of whoever was asked, and a yes names where it is looked into', () => {
  const record = analysisRecord();
  expect(refusalOf(() => cameOf(record, ask(), { ...answered, by: 'owner' }))).toMatch(/^not-allowed/);
  const yes: AnalysisDone = { by: 'asked', command: { type: 'answer', ask: 1, verdict: 'yes', text: 'Here too' } };
  expect(refusalOf(() => cameOf(record, ask(), yes))).toMatch(/Give "record"/);
  const found = { kind: 'case' as const, id: 'c', key: 'CA-2', title: 'Here too' };
  const { after, effects } = cameOf(record, ask(), {
    by: 'asked',
    command: { type: 'answer', ask: 1, verdict: 'yes', text: 'Here too', record: found },
  });
  expect(after.facts.asks[0]?.answer).toMatchObject({ verdict: 'yes', record: 'CA-2' });
  expect(effects).toMatchObject([{ kind: 'link', to: found }]);
  expect(refusalOf(() => cameOf(record, ask(), answered, answered))).toMatch(/is answered already/);
  expect(refusalOf(() => cameOf(record, ask(), ask({ market: 'my' })))).toMatch(/is asked already/);
});

test('nobody moves the date of their own, and a late one is not given away by whoever owes it', () => {
  const later = { type: 'schedule' as const, due: dueOn(90), reason: 'It grew' };
  expect(refusalOf(() => cameOf(analysisRecord(), { by: 'owner', command: later }))).toMatch(/^separation-of-duties/);
  const moved = cameOf(analysisRecord(), { by: 'lead', command: later }).after.facts;
  expect(moved).toMatchObject({ cycle: 2, overdue: false });
  const late = lookAtAnalysis(cameOf(analysisRecord(), ask()), monday + 60 * day).after;
  expect(late.facts.overdue).toBe(true);
  const away: AnalysisDone = {
    ...{ by: 'owner', at: monday + 60 * day },
    command: { type: 'reassign', ownerId: 'other', reason: 'I have no time' },
  };
  expect(refusalOf(() => cameOf(late, away))).toMatch(/^separation-of-duties/);
  expect(cameOf(late, { ...away, by: 'boss' }).after.facts).toMatchObject({ ownerId: 'other', overdue: true });
});
