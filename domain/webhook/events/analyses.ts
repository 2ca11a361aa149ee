import { eachWith, event, withMore } from './event-shape.js';
import * as f from './field.js';
import { byGlassWords, glassBeside, glassEvents, glassLines } from './glass.js';
import { linkUsed, linkUsedLine } from './link-used.js';
import { moment, peopleMoved, plain, readersLine, why, type Data, type Line } from './line.js';

const signature = {
  ...{ round: f.whole(1), stage: f.whole(1), contentHash: f.hash, reason: f.orNull(f.reason) },
  ...f.proved,
};
const step = (because: string): f.Fields => ({
  because: f.text(because, 'By which rule, for people to read.'),
  ask: f.orNull(f.whole(1)),
  policyVersionId: f.id,
  cycle: f.whole(1),
  level: f.whole(1),
  occurrence: f.whole(0),
  told: f.people,
});

const place = ({ market, domain }: Data): string =>
  [market, domain].flatMap((part) => (typeof part === 'string' ? [part] : [])).join(', ');
const which = ({ ask }: Data): string => (typeof ask === 'number' ? `Question ${ask}: ` : '');

const lines: Record<string, Line> = {
  'analysis.readers_set': readersLine,
  'analysis.restricted_read': () => 'Read by somebody who has no part in it',
  'analysis.opened': (d, zone) => `Opened (${plain(d['method'])}); due ${moment(d['dueAt'], zone)}`,
  'analysis.written': (d) =>
    `Version ${plain(d['contentVersion'])} written: ${(d['changed'] as string[]).join(', ')}${d['note'] === null ? '' : `; ${plain(d['note'])}`}`,
  'analysis.asked': (d, zone) => `Asked whether it could happen in ${place(d)} too, until ${moment(d['dueAt'], zone)}`,
  'analysis.answered': (d) =>
    `${place(d)}: ${String(d['verdict']).replace('_', ' ')}${d['late'] === true ? ', late' : ''}: ${plain(d['text'])}`,
  'analysis.unasked': (d) => `${place(d)} is not asked any more${why(d)}`,
  'analysis.submitted': (d) => `Handed in; round ${plain(d['round'])} of signatures`,
  'analysis.one_signed': (d) => `Signed, stage ${plain(d['stage'])} of round ${plain(d['round'])}`,
  'analysis.voted_against': (d) => `Voted against, stage ${plain(d['stage'])} of round ${plain(d['round'])}${why(d)}`,
  'analysis.sent_back': (d) => `Sent back${why(d)}`,
  'analysis.signed': (d) => `Signed${byGlassWords(d)}: findings may be written down from it`,
  'analysis.taken_back': (d) => `Taken back from those who were to sign${why(d)}`,
  'analysis.revised': (d, zone) => `A draft again, due ${moment(d['dueAt'], zone)}: the signatures fell${why(d)}`,
  'analysis.withdrawn': (d) => `Withdrawn${why(d)}`,
  'analysis.reopened': (d, zone) => `Opened again, due ${moment(d['dueAt'], zone)}${why(d)}`,
  'analysis.scheduled': (d, zone) =>
    `Scheduled anew (${(d['changed'] as string[]).join(', ')}), due ${moment(d['dueAt'], zone)}${why(d)}`,
  'analysis.reassigned': (d) => `Given to another analyst${why(d)}`,
  'analysis.reminded': (d) => `${which(d)}Reminder: ${plain(d['because'])}`,
  'analysis.overdue': (d) => `${which(d)}Overdue: ${plain(d['because'])}`,
  'analysis.escalated': (d) =>
    `${which(d)}Escalated to level ${plain(d['level'])}: ${plain(d['because'])}${d['nobody'] === true ? '; nobody was found, so the next level follows' : ''}`,
  'analysis.escalation_held': (d, zone) =>
    `Maintenance holds the ladder back until ${moment(d['until'], zone)}${why(d)}`,
  'analysis.acknowledged': (d, zone) => `Acknowledged; the ladder is held until ${moment(d['until'], zone)}`,
  'analysis.approvers_changed': (d) => `Others are asked to sign now${peopleMoved(d)}`,
  'analysis.sign_off_overdue': (d) => `The sign-off is late: ${plain(d['because'])}`,
  ...glassLines('analysis'),
  'analysis.acted_by_link': linkUsedLine,
};

const beside = [
  glassBeside('analysis'),
  ...['analysis.readers_set', 'analysis.restricted_read', 'analysis.reminded', 'analysis.overdue'],
  ...['analysis.escalated', 'analysis.escalation_held', 'analysis.approvers_changed', 'analysis.sign_off_overdue'],
];

const note = f.orNull(f.text('With the figures of May'));
const asked = { ask: f.whole(1), market: f.orNull(f.text('MY')), domain: f.orNull(f.text('product safety')) };

export const analysisEvents = withMore(
  { lines, beside },
  eachWith(
    { 'for?': f.ref },
    {
      'analysis.readers_set': event('It was restricted or opened, or others are named to read it', f.readers),
      'analysis.restricted_read': event('Somebody read it who has no part in it, though it is restricted', {}),
      ...glassEvents('analysis'),
      'analysis.acted_by_link': linkUsed('approve'),
      'analysis.acknowledged': event('Somebody is on a late analysis; the ladder is held', {
        ...{ until: f.moment, holdFor: f.duration('P1D'), note },
      }),
      'analysis.answered': event('Whoever was asked says whether it could happen there too', {
        ...asked,
        verdict: f.choice('no', 'yes', 'not_applicable'),
        text: f.text('Other reviewers, and another queue'),
        late: f.flag(false),
        told: f.people,
      }),
      'analysis.approvers_changed': event('Others are asked to sign, because people left or roles passed on', {
        round: f.whole(1),
        stage: f.whole(1),
        asked: f.people,
        released: f.people,
        'short?': f.list(f.text('Sign-off', 'A stage for which too few are left.')),
      }),
      'analysis.asked': event('Somebody is asked where else it could happen', {
        ...asked,
        ...{ personId: f.id, dueAt: f.moment, note, told: f.people },
      }),
      'analysis.escalated': event('A level of the ladder was told', {
        ...step('at the breach'),
        'nobody?': f.flag(true),
      }),
      'analysis.escalation_held': event('Maintenance holds the ladder back', {
        ...{ level: f.whole(2), until: f.moment, reason: f.reason },
      }),
      'analysis.one_signed': event('A signature; more are needed', { ...signature, nextStage: f.whole(2) }),
      'analysis.opened': event('A root cause analysis was opened', {
        title: f.text('Why leakage rose in VN'),
        method: f.choice('whys', 'ishikawa', 'fault-tree'),
        ...{ ownerId: f.id, dueAt: f.moment, told: f.people },
      }),
      'analysis.overdue': event('It, or an answer, is overdue', step('due Fri 4 Dec 2026 18:00')),
      'analysis.reassigned': event('It has another analyst', { from: f.id, to: f.id, reason: f.reason }),
      'analysis.reminded': event('Its date, or that of an answer, comes nearer', step('1 working day before')),
      'analysis.reopened': event('It was opened again', { reason: f.reason, dueAt: f.moment }),
      'analysis.revised': event('What was signed does not hold any more; it is a draft again', {
        ...{ reason: f.reason, dueAt: f.moment },
      }),
      'analysis.scheduled': event('Its date, or its domain lead, was changed', {
        changed: f.list(f.text('due')),
        ...{ from: f.moment, dueAt: f.moment, reason: f.reason },
      }),
      'analysis.sent_back': event('It was sent back', signature),
      'analysis.sign_off_overdue': event('Its sign-off is late', step('3 days without a decision of stage 1')),
      'analysis.signed': event('It is signed, and may carry findings', {
        ...signature,
        'brokenGlass?': f.flag(true),
        causes: f.list(
          f.object({ role: f.choice('root', 'contributing'), code: f.text('people-training', 'Or unknown.') }),
        ),
      }),
      'analysis.submitted': event('It was handed in, and waits for signatures', {
        ...{ note, round: f.whole(1), contentHash: f.hash, approvers: f.people },
      }),
      'analysis.taken_back': event('It was taken back from those who were to sign', { reason: f.reason }),
      'analysis.unasked': event('A question was taken back', { ...asked, reason: f.reason }),
      'analysis.voted_against': event('A vote against it; more are awaited', signature),
      'analysis.withdrawn': event('It was withdrawn', {
        from: f.choice('draft', 'in_review', 'signed', 'withdrawn'),
        reason: f.reason,
      }),
      'analysis.written': event('What it says was changed; the version is kept', {
        ...{ changed: f.list(f.text('nodes')), contentVersion: f.whole(2), note },
      }),
    },
  ),
);
