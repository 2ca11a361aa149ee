import { monday } from '../../test/factories/domain-records.js';
import { cameOf, findingLimits, findingRecord, type Done } from '../../test/factories/finding-record.js';
import { Refusal } from '../refusal.js';
import { formatLocal } from '../time.js';
import type { FindingCommand, FindingOutcome, FindingRecord } from './finding.js';
import { lookAtFinding } from './fire.js';
import { recommendedItems } from './launch.js';
import { limitsProblems } from './limits.js';

const local = (at: number | null | undefined): string => formatLocal(at ?? 0, 'Asia/Singapore');
const planned = ({ steps }: FindingRecord): string[] =>
  steps.filter(({ state }) => state === 'planned').map(({ kind, fireAt }) => `${kind} ${local(fireAt).slice(0, 10)}`);
const day = 86_400_000;
const date = (at: number) => ({ date: local(at).slice(0, 10), time: '12:00', zone: 'Asia/Singapore' });

const propose: Done = { by: 'author', command: { type: 'propose' } };
const agree: Done = { by: 'owner', command: { type: 'agree' } };
const finish: Done = { by: 'owner', command: { type: 'finish', text: 'Done', links: [] } };
const verify = (by: string, at = monday): Done => ({ by, at, command: { type: 'verify', text: 'Looked' } });

const codeOf = (done: () => unknown): string => {
  try {
    done();
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

test('proposed, the owner has working time to answer, by the rating; the target date is counted from then', () => {
  const { facts, ...record } = cameOf(findingRecord(), propose).after;
  expect([facts.status, local(facts.dueAt), local(facts.targetAt)]).toEqual([
    ...['proposed', '2026-01-12 18:00', '2026-03-11 18:00'],
  ]);
  expect(facts.firstTargetAt).toBeNull();
  expect(planned({ facts, ...record })).toEqual(['reminder 2026-01-09', 'breach 2026-01-12']);
  const critical = cameOf(findingRecord({ rating: 'critical' }), propose).after;
  expect(planned(critical)).toEqual(['reminder 2026-01-05', 'breach 2026-01-06']);
});

test('agreed, it runs to the target date; a later one moves that, and the first stays', () => {
  const agreed = cameOf(findingRecord(), propose, { ...agree, at: monday + day });
  expect(agreed.after.facts).toMatchObject({ status: 'agreed', agreement: { by: 'owner' } });
  expect(agreed.after.facts.dueAt).toBe(agreed.after.facts.targetAt);
  expect(agreed.after.facts.firstTargetAt).toBe(agreed.after.facts.targetAt);
  const later: FindingCommand = { type: 'schedule', target: date(monday + 200 * day), reason: 'The vendor' };
  const moved = cameOf(agreed.after, { by: 'head', at: monday + 2 * day, command: later }).after.facts;
  expect(moved.firstTargetAt).toBe(agreed.after.facts.targetAt);
  expect(local(moved.targetAt)).toBe(`${date(monday + 200 * day).date} 12:00`);
  const late = lookAtFinding({ ...agreed, before: agreed.after }, monday + 120 * day).after.facts;
  expect([late.overdue, late.ladderLevel]).toEqual([true, expect.any(Number)]);
  expect(late.ladderLevel).toBeGreaterThan(0);
});

test('an earlier target date is taken, a later one than the limits give is not', () => {
  const asked = (at: number): Done => ({ by: 'author', command: { type: 'propose', target: date(at) } });
  expect(local(cameOf(findingRecord(), asked(monday + 9 * day)).after.facts.targetAt)).toBe('2026-01-14 12:00');
  expect(codeOf(() => cameOf(findingRecord(), asked(monday + 99 * day)))).toBe('invalid-due-date');
  expect(codeOf(() => cameOf(findingRecord(), asked(monday - day)))).toBe('invalid-due-date');
});

test('disputed, it waits for its author, and climbs to the author’s manager; agreed over it, the dissent is on record', () => {
  const disputed = cameOf(findingRecord(), propose, {
    ...{ by: 'owner', command: { type: 'dispute', reason: 'One month', wouldChange: 'A quarter' } },
  });
  const late = lookAtFinding(disputed, monday + 30 * day);
  const told = late.notices.filter(({ kind }) => kind === 'finding_unanswered_level').flatMap(({ to }) => to);
  expect(told.map(({ personId }) => personId)).toEqual(expect.arrayContaining(['author', 'editor']));
  expect(told.map(({ personId }) => personId)).not.toContain('owner');
  const over = cameOf(disputed.after, { by: 'head', at: monday + day, command: { type: 'agree' } });
  expect(over.events.at(-1)).toMatchObject({ type: 'finding.agreed', data: { disputed: true } });
  expect(over.after.facts.dispute).toMatchObject({ wouldChange: 'A quarter' });
});

test('nobody decides on their own work', () => {
  const done = (...steps: Done[]): string => codeOf(() => cameOf(findingRecord(), ...steps));
  expect(done(propose, { by: 'author', command: { type: 'agree' } })).toBe('separation-of-duties');
  for (const by of ['owner', 'author']) expect(done(propose, agree, finish, verify(by))).toBe('separation-of-duties');
  const given: Done = { by: 'boss', command: { type: 'reassign', ownerId: 'other', reason: 'Moved' } };
  const byOther = { ...finish, by: 'other' };
  for (const by of ['owner', 'other'])
    expect(done(propose, agree, given, byOther, verify(by))).toBe('separation-of-duties');
  const edit: Done = { by: 'head', command: { type: 'edit', content: { title: 'Appeals are read twice' } } };
  expect(done(edit, propose, agree, finish, verify('head'))).toBe('separation-of-duties');
  expect(done(propose, agree, finish, verify('head'))).toBe('done');
  const late: FindingCommand = { type: 'schedule', target: date(monday + 200 * day), reason: 'Later' };
  expect(done(propose, agree, { by: 'owner', command: late })).toBe('separation-of-duties');
  for (const type of ['lower', 'withdraw'] as const)
    expect(done(propose, { by: 'owner', command: { type, reason: 'No' } })).toBe('separation-of-duties');
});

test('sent back after its date had passed, it is late, once', () => {
  const agreed = cameOf(findingRecord({ rating: 'critical' }), propose, agree);
  const sendBack: FindingCommand = { type: 'send_back', reason: 'Not in all markets' };
  const inTime = cameOf(agreed.after, finish, { by: 'head', at: monday + 60 * day, command: sendBack });
  const breaches = (outcome: FindingOutcome): number =>
    outcome.events.filter(({ type, data }) => type === 'finding.overdue' && data['of'] === 'target').length;
  expect([inTime.after.facts.overdue, breaches(inTime)]).toEqual([true, 1]);
  const late = cameOf(
    agreed.after,
    { ...finish, at: monday + 50 * day },
    { by: 'head', at: monday + 60 * day, command: sendBack },
  );
  expect([late.after.facts.overdue, breaches(late)]).toEqual([true, 1]);
  expect(late.after.facts.breachedAt).toBe(late.after.facts.targetAt);
});

test('verified, it is opened again by itself when a check of what remediated it fails, with a target date anew', () => {
  const verified = cameOf(findingRecord(), propose, agree, finish, verify('head', monday + day));
  expect(planned(verified.after)).toEqual([]);
  const failedCheck = { what: 'check' as const, itemKey: 'AI-7', found: 'It is back', at: monday + 30 * day };
  const seen = { ...verified, after: { ...verified.after, failedCheck } };
  const again = lookAtFinding(seen, monday + 30 * day).after.facts;
  expect(again).toMatchObject({ status: 'remediating', reopened: 1, closedAt: null, overdue: false });
  expect(again.reopening).toMatchObject({ by: null, reason: expect.stringContaining('AI-7') });
  expect(again.firstTargetAt).toBe(verified.after.facts.firstTargetAt);
  expect(again.targetAt).toBeGreaterThan(monday + 60 * day);
});

test('an observation asks for nothing; made a finding it is a draft, and back it has no rating', () => {
  const noted = findingRecord({ grade: 'observation', status: 'noted', rating: null, criteria: null });
  expect(planned(noted)).toEqual([]);
  const raise = (more: { criteria?: string }): Done => ({
    ...{ by: 'author', command: { type: 'raise', rating: 'low', ...more } },
  });
  expect(codeOf(() => cameOf(noted, raise({})))).toBe('invalid-command');
  const draft = cameOf(noted, raise({ criteria: 'Policy 4.2' })).after;
  expect(draft.facts).toMatchObject({ grade: 'finding', status: 'draft', rating: 'low' });
  const back = cameOf(draft, propose, { by: 'author', command: { type: 'lower', reason: 'No action' } }).after;
  expect(back.facts).toMatchObject({ grade: 'observation', status: 'noted', rating: null, due: null });
  expect(planned(back)).toEqual([]);
  expect(codeOf(() => cameOf(findingRecord({ criteria: null }), propose))).toBe('invalid-command');
});

test('each recommendation is an item of the owner, due by the target date; a long one is cut, and whole in the text', () => {
  const long = 'Give appeals to a team of their own. '.repeat(20).trim();
  const { facts } = cameOf(findingRecord({ recommendations: ['Sample weekly', long] }), propose).after;
  const items = recommendedItems(facts);
  expect(items.map(({ title }) => title.length <= 200)).toEqual([true, true]);
  expect(items[0]).toMatchObject({ title: 'Sample weekly', severity: 'high', ownerId: 'owner' });
  expect(items[0]?.due.date).toBe(facts.target?.date);
  expect(items[1]?.description).toContain(long);
});

test('limits are working time, and not too long', () => {
  expect(limitsProblems(findingLimits)).toEqual([]);
  const wrong = {
    ...findingLimits,
    agreeWithin: { ...findingLimits.agreeWithin, low: 'P5D', high: '61 working days' },
  };
  expect(limitsProblems(wrong).map(({ path }) => path)).toEqual(['agreeWithin.low', 'agreeWithin.high']);
});

test('a check that had failed before it was done opens it no second time, though the clock of its item is ahead', () => {
  const failedCheck = { what: 'check' as const, itemKey: 'AI-7', found: 'It is back', at: monday + day };
  const remediating = {
    ...cameOf(findingRecord(), propose, agree, { by: 'owner', command: { type: 'remediate' } }).after,
  };
  const done = cameOf({ ...remediating, failedCheck }, finish, verify('head'));
  expect(done.after.facts).toMatchObject({ status: 'verified', reopened: 0, checkedUntil: monday + day });
  const known = { ...remediating, facts: { ...remediating.facts, checkedUntil: monday + day } };
  expect(cameOf(known, finish).after.facts.checkedUntil).toBe(monday + day);
});
