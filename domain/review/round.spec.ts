import { monday } from '../../test/factories/domain-records.js';
import { reviewRecord } from '../../test/factories/review-record.js';
import { seesAnswers } from '../access/review-access.js';
import type { Actor } from '../access/actor.js';
import { noOutcome } from '../record/outcome.js';
import { answerGiven } from './asked.js';
import { decideReview } from './decide.js';
import { lookAtReview } from './fire.js';
import type { Progress, ReviewCommand, ReviewRecord, ReviewRound } from './round.js';

const by = (actorId: string) => ({ actorId, key: 'k', at: monday });
const done = (record: ReviewRecord, command: ReviewCommand, actorId = 'owner') =>
  decideReview(noOutcome(record), command, by(actorId));
const look = (facts: Partial<ReviewRound>, progress: Partial<Progress>) =>
  lookAtReview(noOutcome(reviewRecord(facts, progress)), monday + 1_000);

describe('a review round', () => {
  it('is opened once there is a sample, reviewers enough and an adjudicator', () => {
    const opened = done(reviewRecord(), { type: 'open' });
    expect(opened.after.facts).toMatchObject({ status: 'open', openedAt: monday });
    expect(opened.notices.map(({ kind, to }) => [kind, to.map(({ personId }) => personId)])).toEqual([
      ['review_opened', ['first', 'second']],
    ]);
    for (const [facts, progress, what] of [
      [{}, { items: 0 }, 'nothing to judge'],
      [{}, { strays: 2 }, '2 known answers'],
      [{ reviewerIds: ['first'] }, {}, '1 is named'],
      [{ adjudicatorIds: [] }, {}, 'Name an adjudicator'],
      [{ reviewerIds: ['first', 'owner'] }, {}, 'Lin owns the round'],
    ] as const)
      expect(() => done(reviewRecord(facts as Partial<ReviewRound>, progress), { type: 'open' })).toThrow(
        expect.objectContaining({ detail: expect.stringContaining(what) }),
      );
  });

  it('goes on by itself: adjudicated where answers differ, closed where all is decided', () => {
    expect(look({ status: 'open' }, { answered: 7, disagreements: 1 }).events).toEqual([]);
    const differ = look({ status: 'open' }, { answered: 8, disagreements: 1 });
    expect(differ.events).toMatchObject([{ type: 'review_round.adjudicating', actorId: null }]);
    expect(differ.notices.map(({ kind }) => kind)).toEqual(['review_adjudicating']);
    expect(look({ status: 'adjudicating' }, { answered: 8, disagreements: 1 }).events).toEqual([]);
    const closed = look({ status: 'adjudicating' }, { answered: 8, disagreements: 1, adjudicated: 1 });
    expect(closed.after.facts).toMatchObject({
      status: 'closed',
      ending: { reason: null, unanswered: 0, unadjudicated: 0, digest: 'd'.repeat(64) },
    });
    expect(closed.after.steps.some(({ state }) => state === 'planned')).toBe(false);
    expect(look({ status: 'open' }, { answered: 8 }).after.facts.status).toBe('closed');
    expect(look({ status: 'draft' }, { answered: 0, needed: 0 }).after.facts.status).toBe('draft');
  });

  it('closed early it says what is missing, and is asked nothing more', () => {
    const open = reviewRecord({ status: 'open' }, { answered: 5 });
    const closed = done(open, { type: 'close', reason: 'Enough' });
    expect(closed.after.facts.ending).toMatchObject({ reason: 'Enough', unanswered: 3 });
    expect(() => done(closed.after, { type: 'staff', reviewerIds: [] })).toThrow(
      expect.objectContaining({ code: 'illegal-transition' }),
    );
  });

  it('keeps what is asked once it is open, and who judges may change', () => {
    const open = reviewRecord({ status: 'open' });
    expect(() => done(open, { type: 'edit', content: { text: 'Other' } })).toThrow(
      expect.objectContaining({ code: 'illegal-transition' }),
    );
    const more = done(open, { type: 'staff', reviewerIds: ['first', 'second', 'other'] });
    expect(more.notices.map(({ to }) => to.map(({ personId }) => personId))).toEqual([['other']]);
    expect(() => done(open, { type: 'reassign', ownerId: 'first', reason: 'Theirs' })).toThrow(
      expect.objectContaining({ code: 'separation-of-duties' }),
    );
    expect(() => done(open, { type: 'schedule', domainLeadId: null, reason: 'x' })).toThrow(
      expect.objectContaining({ code: 'separation-of-duties' }),
    );
    expect(done(open, { type: 'staff', reviewerIds: ['first', 'second'] }).events).toEqual([]);
  });

  it('late, it climbs the ladder of its severity', () => {
    const at = Date.parse('2026-04-20T10:00:00Z');
    const late = lookAtReview(noOutcome(reviewRecord({ status: 'open' })), at);
    expect(late.events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['review_round.reminded', 'review_round.overdue', 'review_round.escalated']),
    );
    expect(late.after.facts).toMatchObject({ overdue: true, status: 'open' });
  });
});

describe('who sees answers', () => {
  const actor = (id: string, more: Partial<Actor> = {}): Actor => ({ id, name: id, access: 'member', ...more });
  const sees = (who: Actor, facts: Partial<ReviewRound> = {}, progress: Partial<Progress> = {}): boolean =>
    seesAnswers(who, reviewRecord({ status: 'open', ...facts }, progress));

  it('while it goes on: whoever leads it, and never whoever judges or was ever given an item', () => {
    for (const id of ['owner', 'boss', 'head']) expect([id, sees(actor(id))]).toEqual([id, true]);
    expect(sees(actor('root', { access: 'administrator' }))).toBe(true);
    expect(sees(actor('auditor', { access: 'auditor' }))).toBe(true);
    for (const id of ['first', 'third', 'stranger']) expect([id, sees(actor(id))]).toEqual([id, false]);
    for (const id of ['boss', 'root', 'auditor'])
      for (const access of ['member', 'administrator', 'auditor'] as const)
        expect([id, sees(actor(id, { access }), {}, { judges: [id] })]).toEqual([id, false]);
  });

  it('by no other account of theirs', () => {
    const accounts = new Map([
      ['boss', ['boss', 'first']],
      ['first', ['boss', 'first']],
    ]);
    const record = reviewRecord({ status: 'open' });
    expect(seesAnswers(actor('boss'), { ...record, parts: { ...record.parts, accounts } })).toBe(false);
  });

  it('at its end: whoever sees the round', () => {
    for (const status of ['closed', 'cancelled'] as const)
      for (const id of ['first', 'stranger']) expect(sees(actor(id), { status })).toBe(true);
  });
});

describe('an answer', () => {
  const { facts } = reviewRecord();
  const given = (answer: object) =>
    answerGiven(facts, { decision: 'copy', policyLine: 'IP-1', answers: { why: 'Logo' }, note: null, ...answer });

  it('is taken in the words of the round', () => {
    expect(given({ decision: ' COPY', policyLine: 'ip-1', answers: { why: ' Logo ', sure: 'Very' } })).toEqual({
      ...{ decision: 'copy', policyLine: 'IP-1', answers: { why: 'Logo', sure: 'very' }, note: null },
    });
    expect(given({ decision: 'original', policyLine: null }).policyLine).toBeNull();
  });

  it.each([
    [{ decision: 'maybe' }, 'decision'],
    [{ policyLine: null }, 'policyLine'],
    [{ policyLine: 'IP-3' }, 'policyLine'],
    [{ answers: {} }, 'answers.why'],
    [{ answers: { why: '  ' } }, 'answers.why'],
    [{ answers: { why: 'x', sure: 'so so' } }, 'answers.sure'],
    [{ answers: { why: 'x', constructor: 'x' } }, 'answers.constructor'],
  ])('is refused with the place where %j', (answer, path) => {
    expect(() => given(answer)).toThrow(expect.objectContaining({ code: 'invalid-answer', extra: { path } }));
  });
});
