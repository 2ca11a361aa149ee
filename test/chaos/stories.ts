import { inDays } from '../factories/case.js';
import type { CarefulClient } from './careful-client.js';
import type { Cast } from './setting.js';

/** One command to one record. */
export type Step = (client: CarefulClient, cast: Cast, id: string) => Promise<void>;

const to =
  (kind: 'action-item' | 'exception' | 'risk') =>
  (who: keyof Cast, path: string, body: object, type: string): Step =>
  (client, cast, id) =>
    client.command(cast[who], `${kind}/${id}`, path, body, type);
const [item, exception, risk] = [to('action-item'), to('exception'), to('risk')];

export const start = item('owner', 'start', {}, 'item.started');
const evidence = item('owner', 'evidence', { title: 'Sheet', url: 'https://example.com/s' }, 'item.evidence_added');
export const submit = item('owner', 'submit', { statement: 'Done and checked' }, 'item.submitted');
const takeBack = item('owner', 'withdraw', { reason: 'Too early' }, 'item.withdrawn');
export const approve = item('manager', 'sign-off', { decision: 'approve' }, 'item.done');
export const sendBack = item('lead', 'sign-off', { decision: 'send_back', reason: 'No figures' }, 'item.sent_back');
export const hold = item('manager', 'hold', { reason: 'Waits for legal' }, 'item.held');
const resume = item('manager', 'resume', {}, 'item.resumed');
export const acknowledge = item('owner', 'acknowledge', { holdFor: 'PT5S' }, 'item.acknowledged');
const ask = item('owner', 'extensions', { due: inDays(60), reason: 'The vendor is late' }, 'item.extension_requested');
const grant = item('manager', 'extensions/decision', { decision: 'grant' }, 'item.extension_granted');
const refuse = item('lead', 'extensions/decision', { decision: 'refuse', reason: 'No' }, 'item.extension_refused');
export const cancel = item('manager', 'cancel', { reason: 'Not needed' }, 'item.cancelled');
const reopen: Step = (client, cast, id) =>
  item('manager', 'reopen', { reason: 'It came back', due: soon() }, 'item.reopened')(client, cast, id);

export const approveException = exception('lead', 'sign-off', { decision: 'approve' }, 'exception.approved');
export const revokeException = exception('lead', 'revoke', { reason: 'It works' }, 'exception.revoked');

export const review = risk(
  'head',
  'review',
  { outcome: 'accepted', statement: 'Nothing new' },
  'risk.review_handed_in',
);
export const signReview = risk('lead', 'sign-off', { decision: 'approve' }, 'risk.reviewed');

/** What people do to an item, in an order that its states allow, from open to open: whatever of it is refused is a fault. */
export const stories: Step[][] = [
  [start, evidence, submit, sendBack, evidence, submit, approve, reopen],
  [ask, refuse, start, hold, resume, evidence, submit, takeBack, cancel, reopen],
  [start, ask, grant, hold, resume, submit, approve, reopen],
  [evidence, hold, resume, start, submit, sendBack, cancel, reopen],
];

/** One of two items waits for the other; from both open to both open. */
export const together: [which: 'first' | 'second', step: Step][] = [
  ['first', start],
  ['first', submit],
  ['first', approve],
  ['second', start],
  ['second', submit],
  ['second', approve],
  ['second', reopen],
  ['first', reopen],
];

/** The end of the next minute but one. */
export function soon(minutes = 2): { date: string; time: string; zone: string } {
  const at = new Date(Date.now() + minutes * 60_000).toISOString();
  return { date: at.slice(0, 10), time: at.slice(11, 16), zone: 'UTC' };
}
