import { caseRecord } from '../../test/factories/case-record.js';
import { day, monday } from '../../test/factories/domain-records.js';
import { noOutcome } from '../record/outcome.js';
import { Refusal } from '../refusal.js';
import type { Case, CaseCommand, CaseRecord, OtherCase } from './case.js';
import { decideCase } from './decide.js';
import { lookAtCase } from './fire.js';

const other: OtherCase = {
  ...{ id: '7c000000-0000-8000-8000-000000000002', number: 2, status: 'triaged' as const, leadId: 'other' },
  ...{ restricted: false, workedAt: null },
};
const merge: CaseCommand = { type: 'merge', intoId: other.id, reason: 'one seller' };
const unmerge: CaseCommand = { type: 'unmerge', reason: 'two sellers' };

function record(facts: Partial<Case> = {}, into: Partial<OtherCase> = {}, more: Partial<CaseRecord> = {}): CaseRecord {
  return { ...caseRecord(facts), ...more, others: { [other.id]: { ...other, ...into } } };
}

function done(subject: CaseRecord, command: CaseCommand, actorId: string, at: number): CaseRecord {
  const looked = lookAtCase(noOutcome(subject), at);
  return lookAtCase(decideCase(looked, command, { actorId, key: `${command.type} ${at}`, at }), at).after;
}

function refused(subject: CaseRecord, command: CaseCommand, actorId = 'lead', at: number = monday): string {
  try {
    done(subject, command, actorId, at);
  } catch (error) {
    if (error instanceof Refusal) return `${error.code}: ${error.detail}`;
    throw error;
  }
  return 'not refused';
}

test('one that is merged waits for nobody; taken out it is what it was, with the date that it had', () => {
  const began = record();
  const merged = done(began, merge, 'lead', monday);
  expect(merged.facts).toMatchObject({
    ...{
      status: 'merged',
      mergedInto: other.id,
      mergedFrom: 'new',
      mergedAt: monday,
      closedAt: monday,
      overdue: false,
    },
  });
  expect(merged.steps.filter(({ state }) => state === 'planned')).toEqual([]);
  const out = done(merged, unmerge, 'lead', monday + 1_000);
  expect(out.facts).toMatchObject({
    status: 'new',
    mergedInto: null,
    mergedFrom: null,
    mergedAt: null,
    closedAt: null,
  });
  expect(out.facts.due).toEqual(began.facts.due);
  expect(out.facts.dueAt).toBe(began.facts.dueAt);
  expect(out.steps.filter(({ state }) => state === 'planned').length).toBeGreaterThan(0);
});

test('a merge moves no deadline: what is taken out after its date is overdue at once, and what was late is late since then', () => {
  const inTime = done(record(), merge, 'lead', monday);
  const late = done(inTime, unmerge, 'lead', monday + 30 * day);
  expect(late.facts).toMatchObject({ status: 'new', overdue: true });
  const was = lookAtCase(noOutcome(record()), monday + 20 * day).after;
  expect(was.facts.overdue).toBe(true);
  const merged = done({ ...was, others: record().others }, merge, 'head', monday + 20 * day);
  expect(merged.facts.overdue).toBe(false);
  const again = done(merged, unmerge, 'head', monday + 21 * day);
  expect(again.facts).toMatchObject({ overdue: true, breachedAt: was.facts.breachedAt });
});

test('nobody ends the ladder of their own late case by merging it', () => {
  expect(refused(record(), merge, 'lead', monday + 20 * day)).toMatch(/^separation-of-duties: /);
  expect(refused(record(), merge, 'head', monday + 20 * day)).toBe('not refused');
});

test.each([
  ['one that is over', { status: 'closed' as const }, {}, 'CA-2 is closed, and nothing goes on in it.'],
  ['one that is merged itself', { status: 'merged' as const }, {}, 'CA-2 is merged, and nothing goes on in it.'],
  ['one that is concluded', { status: 'concluded' as const }, {}, 'CA-2 is concluded, and nothing goes on in it.'],
  ['one that more people see', {}, { restricted: true }, 'CA-1 is restricted and CA-2 is not'],
])('nothing goes on in %s', (_, into, more, says) => {
  expect(refused(record({}, into, more), merge)).toContain(`invalid-command: ${says}`);
});

test('nothing goes on in itself, or in what is not there', () => {
  const itself = record();
  expect(refused(itself, { ...merge, intoId: itself.facts.id })).toMatch(/^invalid-command: A case goes on in another/);
  expect(refused(itself, { ...merge, intoId: 'nobody knows' })).toMatch(/^invalid-command: A case goes on in another/);
});

test('it stays where somebody has worked on the other since, or that is over', () => {
  const merged = (into: Partial<OtherCase>): CaseRecord => ({
    ...done(record(), merge, 'lead', monday),
    others: { [other.id]: { ...other, ...into } },
  });
  expect(refused(merged({ workedAt: monday + 1 }), unmerge)).toMatch(
    /^illegal-transition: Somebody has worked on CA-2/,
  );
  expect(refused(merged({ status: 'closed' }), unmerge)).toMatch(/^illegal-transition: Somebody has worked on CA-2/);
  expect(refused(merged({ workedAt: monday }), unmerge)).toBe('not refused');
});

test('what goes on in a case is told to its lead, and changes nothing else of it', () => {
  const before = record();
  const command: CaseCommand = { type: 'join', caseId: other.id, number: 2, restricted: false, reason: 'one seller' };
  const { after, events, notices } = decideCase(noOutcome(before), command, { actorId: 'head', key: 'k', at: monday });
  expect(after.facts).toEqual({ ...before.facts, version: before.facts.version + 1 });
  expect(events).toMatchObject([
    { type: 'case.joined', data: { case: other.id, caseKey: 'CA-2', reason: 'one seller' } },
  ]);
  expect(notices).toMatchObject([{ kind: 'case_joined', to: [{ personId: 'lead' }], facts: { otherKey: 'CA-2' } }]);
  // Who is told may not see it, where it is restricted; its key is no word for them.
  const hidden = decideCase(
    noOutcome(before),
    { ...command, restricted: true },
    { actorId: 'head', key: 'k', at: monday },
  );
  expect(JSON.stringify(hidden.notices)).not.toContain('CA-2');
  const into = record({}, { restricted: true });
  const merged = decideCase(noOutcome(into), merge, { actorId: 'head', key: 'k', at: monday });
  expect(merged.notices).toMatchObject([{ kind: 'case_merged' }]);
  expect(JSON.stringify(merged.notices)).not.toContain('CA-2');
});
