import { moment, peopleMoved, plain, why, type Words } from './words.js';

/** One sentence for each event of an exception. */
export const exceptionWords: Record<string, Words> = {
  'exception.requested': (d, zone) => `Asked for, until ${moment(d['endsAt'], zone)}; round ${plain(d['round'])}`,
  'exception.edited': (d) => `Changed: ${(d['changed'] as string[]).join(', ')}`,
  'exception.signed': (d) => `Signed, stage ${plain(d['stage'])} of round ${plain(d['round'])}`,
  'exception.approvers_changed': (d) => `Others are asked to approve now${peopleMoved(d)}`,
  'exception.sent_back': (d) => `Sent back${why(d)}`,
  'exception.refused': (d) => `Refused${why(d)}`,
  'exception.approved': (d, zone) =>
    d['active'] === true ? 'Approved and active' : `Approved; it starts ${moment(d['startsAt'], zone)}`,
  'exception.approved_again': () => 'Approved again for the risk as it is now',
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
};
