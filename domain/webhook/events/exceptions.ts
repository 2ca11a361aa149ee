import { eachWith, event, withMore } from './event-shape.js';
import { byGlassWords, glassBeside, glassEvents, glassLines } from './glass.js';
import * as f from './field.js';
import { linkUsed, linkUsedLine } from './link-used.js';
import { moment, peopleMoved, plain, readersLine, why, type Line } from './line.js';

const rating = f.choice('high', 'low', 'medium', 'critical');
const signature = {
  ...{ round: f.whole(1), stage: f.whole(1), contentHash: f.hash, reason: f.orNull(f.reason) },
  ...f.proved,
};
const byGlass = { 'brokenGlass?': f.flag(true) };
const step = (because: string, level: number): f.Fields => ({
  because: f.text(because, 'By which rule, for people to read.'),
  policyVersionId: f.id,
  level: f.whole(level),
  told: f.people,
});
/** Whom what was rated anew is asked of: a round of its own, or again of what is in force. */
const askedAnew = {
  'status?': f.choice('requested', 'draft'),
  'stale?': f.flag(true),
  'why?': f.text('residual risk medium → high: a new method'),
  'until?': f.moment,
  'endsAt?': f.moment,
};

const lines: Record<string, Line> = {
  'exception.readers_set': readersLine,
  'exception.restricted_read': () => 'Read by somebody who has no part in it',
  'exception.requested': (d, zone) => `Asked for, until ${moment(d['endsAt'], zone)}; round ${plain(d['round'])}`,
  'exception.edited': (d) => `Changed: ${(d['changed'] as string[]).join(', ')}`,
  'exception.voted_against': (d) => `Voted against, stage ${plain(d['stage'])} of round ${plain(d['round'])}${why(d)}`,
  'exception.signed': (d) => `Signed, stage ${plain(d['stage'])} of round ${plain(d['round'])}`,
  'exception.approvers_changed': (d) => `Others are asked to approve now${peopleMoved(d)}`,
  'exception.sent_back': (d) => `Sent back${why(d)}`,
  'exception.refused': (d) => `Refused${why(d)}`,
  'exception.approved': (d, zone) =>
    (d['active'] === true ? 'Approved and active' : `Approved; it starts ${moment(d['startsAt'], zone)}`) +
    byGlassWords(d),
  'exception.approved_again': (d) => `Approved again for the risk as it is now${byGlassWords(d)}`,
  'exception.withdrawn': (d) => `Withdrawn${why(d)}`,
  'exception.lapsed': (d) => `Lapsed without a decision: ${plain(d['because'])}`,
  'exception.sign_off_overdue': (d) => `The approval is late: ${plain(d['because'])}`,
  'exception.started': (d) => `Began: ${plain(d['because'])}`,
  'exception.reminded': (d) => `Reminder: ${plain(d['because'])}`,
  'exception.reassessed': (d) => `Rated anew, ${(d['from'] as string[]).join(', ')}${why(d)}`,
  'exception.severity_changed': (d) => `A severity changed${why(d)}`,
  'exception.renewal_requested': () => 'A renewal was asked for',
  'exception.revoked': (d) => `Revoked${why(d)}`,
  'exception.ended': (d) => `Ended: ${plain(d['because'])}`,
  ...glassLines('exception'),
  'exception.acted_by_link': linkUsedLine,
};

const beside = [
  glassBeside('exception'),
  'exception.approvers_changed',
  'exception.reminded',
  'exception.sign_off_overdue',
];

export const exceptionEvents = withMore(
  { lines, beside },
  eachWith(
    { 'for?': f.ref },
    {
      'exception.readers_set': event('It was restricted or opened, or others are named to read it', f.readers),
      'exception.restricted_read': event('Somebody read it who has no part in it, though it is restricted', {}),
      ...glassEvents('exception'),
      'exception.acted_by_link': linkUsed('approve'),
      'exception.approved': event('It was approved', {
        ...signature,
        ...byGlass,
        active: f.flag(true),
        startsAt: f.orNull(f.moment, null),
      }),
      'exception.approved_again': event('It was approved again for the risk as it is now', {
        ...signature,
        ...byGlass,
      }),
      'exception.approvers_changed': event('Others are asked to approve, because people left or roles passed on', {
        round: f.whole(1),
        stage: f.whole(1),
        asked: f.people,
        released: f.people,
        'short?': f.list(f.text('Head of governance', 'A stage for which too few are left.')),
      }),
      'exception.edited': event('What it says was changed', { changed: f.list(f.text('rationale')) }),
      'exception.ended': event('It ended; what it suspended is live again', {
        'because?': f.text('its time is over'),
        'policyVersionId?': f.id,
        'level?': f.whole(0),
        'told?': f.people,
        'round?': f.whole(1),
        'stage?': f.whole(1),
        'contentHash?': f.hash,
        ...f.proved,
        'reason?': f.orNull(f.reason),
      }),
      'exception.lapsed': event('Its end came before a decision', step('its end', 0)),
      'exception.reassessed': event('Its risk was rated anew', {
        inherent: rating,
        residual: rating,
        from: f.list(f.text('residual risk medium → high')),
        reason: f.reason,
        ...askedAnew,
      }),
      'exception.refused': event('It was refused for good', signature),
      'exception.reminded': event('Its end comes nearer', step('7 days before its end', 1)),
      'exception.renewal_requested': event('Its renewal was asked for', { successorId: f.id }),
      'exception.requested': event('Its approval was asked for', {
        round: f.whole(1),
        contentHash: f.hash,
        endsAt: f.moment,
        approvers: f.people,
      }),
      'exception.revoked': event('It was revoked; what it suspended is live again', {
        reason: f.reason,
        told: f.people,
        'renewedBy?': f.text('EX-4', 'The key of its renewal.'),
      }),
      'exception.sent_back': event('It was sent back to be mended', signature),
      'exception.severity_changed': event('The severity of one of its items changed', {
        reason: f.text('AI-7 is critical, was high'),
        ...askedAnew,
      }),
      'exception.sign_off_overdue': event('Its approval is late', step('3 days without a decision of stage 1', 1)),
      'exception.signed': event('A signature; more are needed', { ...signature, nextStage: f.whole(2) }),
      'exception.voted_against': event('A vote against; more are awaited', signature),
      'exception.started': event('It began', step('its beginning', 0)),
      'exception.withdrawn': event('The request was taken back', { reason: f.reason }),
    },
  ),
);
