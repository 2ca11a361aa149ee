import { eachWith, event, withMore } from './event-shape.js';
import { byGlassWords, glassBeside, glassEvents, glassLines } from './glass.js';
import * as f from './field.js';
import { linkUsed, linkUsedLine } from './link-used.js';
import { moment, peopleMoved, plain, readersLine, why, type Line } from './line.js';

const outcome = f.choice('open', 'accepted', 'mitigated', 'closed');
const level = f.choice('high', 'low', 'medium', 'critical');
const rated = { likelihood: f.whole(4), impact: f.whole(3), level };
const signature = {
  ...{ round: f.whole(1), stage: f.whole(1), contentHash: f.hash, reason: f.orNull(f.reason) },
  ...f.proved,
};
const step = (because: string): f.Fields => ({
  because: f.text(because, 'By which rule, for people to read.'),
  policyVersionId: f.id,
  cycle: f.whole(1),
  level: f.whole(1),
  occurrence: f.whole(0),
  told: f.people,
});

const lines: Record<string, Line> = {
  'risk.readers_set': readersLine,
  'risk.restricted_read': () => 'Read by somebody who has no part in it',
  'risk.raised': (d, zone) => `Raised, rated ${plain(d['level'])}; its review is due ${moment(d['dueAt'], zone)}`,
  'risk.edited': (d) => `Changed: ${(d['changed'] as string[]).join(', ')}`,
  'risk.scheduled': (d, zone) =>
    `Scheduled anew (${(d['changed'] as string[]).join(', ')}); its review is due ${moment(d['dueAt'], zone)}${why(d)}`,
  'risk.reassigned': (d) => `Given to another owner${why(d)}`,
  'risk.reminded': (d) => `Reminder: ${plain(d['because'])}`,
  'risk.review_overdue': (d) => `The review is overdue: ${plain(d['because'])}`,
  'risk.escalated': (d) =>
    `Escalated to level ${plain(d['level'])}: ${plain(d['because'])}${d['nobody'] === true ? '; nobody was found, so the next level follows' : ''}`,
  'risk.escalation_held': (d, zone) => `Maintenance holds the ladder back until ${moment(d['until'], zone)}${why(d)}`,
  'risk.acknowledged': (d, zone) => `Acknowledged; the ladder is held until ${moment(d['until'], zone)}`,
  'risk.review_handed_in': (d) =>
    `Reviewed: ${plain(d['outcome'])}, ${plain(d['level'])}; round ${plain(d['round'])} of signatures`,
  'risk.approvers_changed': (d) => `Others are asked to sign now${peopleMoved(d)}`,
  'risk.sign_off_overdue': (d) => `The sign-off is late: ${plain(d['because'])}`,
  'risk.review_voted_against': (d) =>
    `Voted against, stage ${plain(d['stage'])} of round ${plain(d['round'])}${why(d)}`,
  'risk.review_signed': (d) => `Signed, stage ${plain(d['stage'])} of round ${plain(d['round'])}`,
  'risk.review_sent_back': (d) => `The review was sent back${why(d)}`,
  'risk.review_withdrawn': (d) => `The review was taken back${why(d)}`,
  'risk.reviewed': (d, zone) =>
    `The review is signed: ${plain(d['outcome'])}, ${plain(d['level'])}${d['next'] === null ? '' : `; the next is due ${moment(d['next'], zone)}`}${byGlassWords(d)}`,
  'risk.reopened': (d, zone) => `Opened again; its review is due ${moment(d['dueAt'], zone)}${why(d)}`,
  ...glassLines('risk'),
  'risk.acted_by_link': linkUsedLine,
};

const beside = [
  glassBeside('risk'),
  'risk.readers_set',
  'risk.restricted_read',
  'risk.reminded',
  'risk.review_overdue',
  'risk.escalated',
  'risk.escalation_held',
  'risk.approvers_changed',
  'risk.sign_off_overdue',
];

export const riskEvents = withMore(
  { lines, beside },
  eachWith(
    { 'for?': f.ref },
    {
      'risk.readers_set': event('It was restricted or opened, or others are named to read it', f.readers),
      'risk.restricted_read': event('Somebody read it who has no part in it, though it is restricted', {}),
      ...glassEvents('risk'),
      'risk.acted_by_link': linkUsed('approve'),
      'risk.acknowledged': event('Somebody is on a late review; the ladder is held', {
        until: f.moment,
        holdFor: f.duration('P1D'),
        note: f.orNull(f.text('The figures come on Monday')),
      }),
      'risk.approvers_changed': event('Others are asked to sign, because people left or roles passed on', {
        round: f.whole(1),
        stage: f.whole(1),
        asked: f.people,
        released: f.people,
        'short?': f.list(f.text('Sign-off', 'A stage for which too few are left.')),
      }),
      'risk.edited': event('What it says was changed', { changed: f.list(f.text('text')) }),
      'risk.escalated': event('A level of the ladder was told', { ...step('at the breach'), 'nobody?': f.flag(true) }),
      'risk.escalation_held': event('Maintenance holds the ladder back', {
        level: f.whole(2),
        until: f.moment,
        reason: f.reason,
      }),
      'risk.raised': event('A risk was raised', {
        title: f.text('Counterfeits come back under new names'),
        ownerId: f.id,
        ...rated,
        dueAt: f.moment,
        reviewEvery: f.duration('P3M'),
        told: f.people,
      }),
      'risk.reassigned': event('It has another owner', { from: f.id, to: f.id, reason: f.reason }),
      'risk.reminded': event('Its review comes nearer', step('7 days before its review')),
      'risk.reopened': event('It was opened again', { reason: f.reason, dueAt: f.moment }),
      'risk.review_handed_in': event('Its owner has reviewed it; it waits for signatures', {
        outcome,
        ...rated,
        statement: f.text('Two new sellers a week; the detector catches nine of ten.'),
        round: f.whole(1),
        contentHash: f.hash,
        approvers: f.people,
      }),
      'risk.review_overdue': event('Its review is overdue', step('due Fri 4 Dec 2026 18:00')),
      'risk.review_sent_back': event('The review was sent back', signature),
      'risk.review_voted_against': event('A vote against a review; more are awaited', signature),
      'risk.review_signed': event('A signature; more are needed', { ...signature, nextStage: f.whole(2) }),
      'risk.review_withdrawn': event('The review was taken back', { reason: f.reason }),
      'risk.reviewed': event('The review is signed, and holds', {
        ...signature,
        'brokenGlass?': f.flag(true),
        outcome,
        ...rated,
        next: f.orNull(f.moment),
      }),
      'risk.scheduled': event('Date or cadence of its reviews, or its domain lead, was changed', {
        changed: f.list(f.text('due')),
        dueAt: f.moment,
        reviewEvery: f.duration('P3M'),
        reason: f.reason,
      }),
      'risk.sign_off_overdue': event(
        'The sign-off of its review is late',
        step('3 days without a decision of stage 1'),
      ),
    },
  ),
);
