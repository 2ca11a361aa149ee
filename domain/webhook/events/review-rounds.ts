import { eachWith, event, withMore } from './event-shape.js';
import * as f from './field.js';
import { moment, plain, readersLine, why, type Line } from './line.js';

const step = (because: string): f.Fields => ({
  because: f.text(because, 'By which rule, for people to read.'),
  policyVersionId: f.id,
  cycle: f.whole(1),
  level: f.whole(1),
  occurrence: f.whole(0),
  told: f.people,
});

const lines: Record<string, Line> = {
  'review_round.readers_set': readersLine,
  'review_round.restricted_read': () => 'Read by somebody who has no part in it',
  'review_round.created': (d, zone) => `Begun; to be judged by ${moment(d['dueAt'], zone)}`,
  'review_round.drawn': (d) =>
    `A sample was drawn: ${plain(d['items'])} items to judge, out of ${plain(d['listed'])} rows`,
  'review_round.edited': (d) => `Changed: ${(d['changed'] as string[]).join(', ')}`,
  'review_round.staffed': (d) =>
    `Named: ${(d['reviewerIds'] as string[]).length} to review, ${(d['adjudicatorIds'] as string[]).length} to adjudicate`,
  'review_round.opened': (d) => `Opened: ${plain(d['items'])} items, each judged by ${plain(d['perItem'])}`,
  'review_round.adjudicating': (d) => `All is answered; ${plain(d['disagreements'])} items wait for a third person`,
  'review_round.closed': (d) =>
    d['early'] === true
      ? `Closed early, ${plain(d['unanswered'])} answers and ${plain(d['unadjudicated'])} adjudications missing${why(d)}`
      : 'Closed: all is answered and adjudicated',
  'review_round.cancelled': (d) => `Cancelled${why(d)}`,
  'review_round.scheduled': (d, zone) =>
    `Scheduled anew (${(d['changed'] as string[]).join(', ')}); due ${moment(d['dueAt'], zone)}${why(d)}`,
  'review_round.reassigned': (d) => `Given to another owner${why(d)}`,
  'review_round.reminded': (d) => `Reminder: ${plain(d['because'])}`,
  'review_round.overdue': (d) => `Overdue: ${plain(d['because'])}`,
  'review_round.escalated': (d) =>
    `Escalated to level ${plain(d['level'])}: ${plain(d['because'])}${d['nobody'] === true ? '; nobody was found, so the next level follows' : ''}`,
  'review_round.escalation_held': (d, zone) =>
    `Maintenance holds the ladder back until ${moment(d['until'], zone)}${why(d)}`,
  'review_round.acknowledged': (d, zone) => `Acknowledged; the ladder is held until ${moment(d['until'], zone)}`,
};

const beside = [
  'review_round.readers_set',
  'review_round.restricted_read',
  'review_round.drawn',
  'review_round.reminded',
  'review_round.overdue',
  'review_round.escalated',
  'review_round.escalation_held',
];

export const reviewRoundEvents = withMore(
  { lines, beside },
  eachWith(
    { 'for?': f.ref },
    {
      'review_round.readers_set': event('It was restricted or opened, or others are named to read it', f.readers),
      'review_round.restricted_read': event('Somebody read it who has no part in it, though it is restricted', {}),
      'review_round.acknowledged': event('Somebody is on a late round; the ladder is held', {
        until: f.moment,
        holdFor: f.duration('P1D'),
        note: f.orNull(f.text('Two reviewers come on Monday')),
      }),
      'review_round.adjudicating': event('All is answered, and reviewers differ on some items', {
        disagreements: f.whole(12),
        told: f.people,
      }),
      'review_round.cancelled': event('It is cancelled', { reason: f.reason }),
      'review_round.closed': event('It is closed: all is judged, or its owner closed it early', {
        reason: f.orNull(f.text('The rest is judged next month', 'Where it was closed early.')),
        unanswered: f.whole(0),
        unadjudicated: f.whole(0),
        digest: f.hash,
        early: f.flag(false),
        told: f.people,
      }),
      'review_round.created': event('A review round was begun', {
        title: f.text('Live streams of November, VN'),
        ownerId: f.id,
        dueAt: f.moment,
        told: f.people,
      }),
      'review_round.drawn': event('A sample was drawn from a list; which items it has is not said', {
        listed: f.whole(4000),
        items: f.whole(400),
        method: f.choice('stratified', 'simple', 'systematic'),
        file: f.text('november.csv'),
        sha256: f.hash,
      }),
      'review_round.edited': event('What it says or asks was changed', { changed: f.list(f.text('text')) }),
      'review_round.escalated': event('A level of the ladder was told', {
        ...step('at the breach'),
        'nobody?': f.flag(true),
      }),
      'review_round.escalation_held': event('Maintenance holds the ladder back', {
        level: f.whole(2),
        until: f.moment,
        reason: f.reason,
      }),
      'review_round.opened': event('It is open to reviewers', {
        items: f.whole(430),
        perItem: f.whole(2),
        told: f.people,
      }),
      'review_round.overdue': event('It is overdue', step('due Fri 4 Dec 2026 18:00')),
      'review_round.reassigned': event('It has another owner', { from: f.id, to: f.id, reason: f.reason }),
      'review_round.reminded': event('Its end comes nearer', step('3 working days before')),
      'review_round.scheduled': event('Its date, or its domain lead, was changed', {
        changed: f.list(f.text('due')),
        dueAt: f.moment,
        reason: f.reason,
      }),
      'review_round.staffed': event('Others review it, or adjudicate', {
        reviewerIds: f.list(f.id),
        adjudicatorIds: f.list(f.id),
        told: f.people,
      }),
    },
  ),
);
