import { weakerText } from '../../../../domain/item/weaker.js';
import { eventShapes } from '../../../../domain/webhook/event-types.js';
import { byGlassWords, glassLines } from '../../../../domain/webhook/events/glass.js';
import { linkUsedLine } from '../../../../domain/webhook/events/link-used.js';
import { dependencyWords } from './dependency-words.js';
import { effectivenessWords } from './effectiveness-words.js';
import {
  moment,
  peopleMoved,
  provedWords,
  plain,
  commentLine,
  readersLine,
  why,
  type Data,
  type Line,
} from '../../../../domain/webhook/events/line.js';

/** One sentence for an event of the trail; its data say the rest. */
export function summaryOf(type: string, data: Data, zone: string): string {
  const line = words[type] ?? eventShapes[type]?.line;
  return `${line?.(data, zone) ?? type.replaceAll(/[._]/g, ' ')}${provedWords(data, zone)}`;
}

/** `be put on hold` */
function weaker({ asks, severity }: Data): string {
  const said = typeof severity === 'string' ? severity : null;
  return weakerText(asks === 'severity' ? { what: asks, severity: said } : { what: asks === 'hold' ? asks : 'cancel' });
}

function byCalendar(versions: unknown): string {
  const { from, to } = (versions ?? {}) as { from?: string; to?: string };
  return from === undefined || to === undefined ? '' : ` from the calendar ${from} to ${to}`;
}

const words: Record<string, Line> = {
  'item.created': (d, zone) =>
    `Created${d['followUpOf'] === undefined ? '' : `, a condition of the approval of ${plain(d['followUpOf'])}`}, due ${moment(d['dueAt'], zone)}`,
  'item.activated': (d, zone) => `Its phase opened; due ${moment(d['dueAt'], zone)}`,
  'item.started': () => 'Work began',
  'item.edited': (d) => `Content changed: ${Object.keys(d['changed'] ?? {}).join(', ')}`,
  'item.evidence_added': (d) => `Evidence added: ${plain(d['title'])}`,
  'item.evidence_removed': () => 'Evidence taken back',
  'item.reminded': (d) => `Reminder: ${plain(d['because'])}`,
  'item.breached': (d) => `Breach: ${plain(d['because'])}`,
  'item.escalated': (d) =>
    `Escalated to level ${plain(d['level'])}: ${plain(d['because'])}${d['nobody'] === true ? '; nobody was found, so the next level follows' : ''}`,
  'item.acknowledged': (d, zone) => `Acknowledged; the ladder is held until ${moment(d['until'], zone)}`,
  'item.submitted': (d) => `Handed in for sign-off, round ${plain(d['round'])}`,
  'item.signed': (d) => `Signed, stage ${plain(d['stage'])} of round ${plain(d['round'])}${conditions(d)}`,
  'item.sent_back': (d) => `Sent back${why(d)}`,
  'item.approvers_changed': (d) => `Others are asked to sign now${peopleMoved(d)}`,
  'item.deciders_changed': (d) =>
    d['about'] === 'check'
      ? `Others are asked to check now${peopleMoved(d)}`
      : `Others are asked to agree now${peopleMoved(d)}`,
  'item.done': (d) => `Signed off and done${byGlassWords(d)}${conditions(d)}`,
  ...glassLines('item'),
  ...glassLines('phase'),
  'item.voted_against': (d) => `Voted against, stage ${plain(d['stage'])} of round ${plain(d['round'])}${why(d)}`,
  'item.signature_revoked': (d) => `Signature taken back, stage ${plain(d['stage'])}${why(d)}`,
  'item.withdrawn': (d) => `Submission withdrawn${why(d)}`,
  'item.question_asked': (d) => `Asked: ${plain(d['question'])}`,
  'item.question_answered': (d) => `Answered “${plain(d['question'])}”: ${plain(d['answer'])}`,
  'item.sign_off_overdue': (d) => `The sign-off is late: ${plain(d['because'])}`,
  'item.extension_requested': (d, zone) => `Asked for more time, until ${moment(d['dueAt'], zone)}${why(d)}`,
  'item.extension_granted': (d, zone) => `Extension granted, now due ${moment(d['dueAt'], zone)}${why(d)}`,
  'item.extension_refused': (d) => `Extension refused${why(d)}`,
  'item.extension_agreed': (d) => `Agreed to the extension, ${plain(d['agreed'])} of ${plain(d['required'])}${why(d)}`,
  'item.extension_taken_back': (d) => `The request for more time was taken back${why(d)}`,
  'item.extension_overdue': (d) => `The request is not answered: ${plain(d['because'])}`,
  'item.consent_requested': (d) => `Asked that it ${weaker(d)}${why(d)}`,
  'item.consent_agreed': (d) =>
    `Agreed that it ${weaker(d)}, ${plain(d['agreed'])} of ${plain(d['required'])}${why(d)}`,
  'item.consent_granted': (d) => `Agreed that it ${weaker(d)}, as was asked for${why(d)}`,
  'item.consent_refused': (d) => `Refused that it ${weaker(d)}${why(d)}`,
  'item.consent_taken_back': (d) => `The request that it ${weaker(d)} was taken back${why(d)}`,
  'item.reassigned': (d, zone) =>
    `Given to another owner; the ladder starts anew${typeof d['dueAt'] === 'number' ? `, now due ${moment(d['dueAt'], zone)}` : ''}${why(d)}`,
  'item.held': (d) => `Put on hold by ${d['heldBy'] === 'program' ? 'its program' : 'a person'}${why(d)}`,
  'item.suspended': (d) => `Suspended by ${plain(d['reason'])}`,
  'item.released': (d) =>
    `${plain(d['reason'])}: ${d['to'] === 'on_hold' ? `on hold by ${d['heldBy'] === 'program' ? 'its program' : 'a person'}` : 'live again, with its ladder from now'}`,
  'item.resumed': (d, zone) =>
    `Goes on; the ladder moved by ${Math.round(Number(d['ladderMovedByMs'] ?? 0) / 60_000)} min` +
    (typeof d['dueAt'] === 'number' ? `, and the due date to ${moment(d['dueAt'], zone)}` : ''),
  'item.due_changed': (d, zone) => `Due date changed to ${moment(d['to'], zone)}${why(d)}`,
  'item.cancelled': (d) => `Cancelled${why(d)}`,
  'item.reopened': (d, zone) => `Opened again, due ${moment(d['dueAt'], zone)}${why(d)}`,
  'item.replanned': (d, zone) =>
    `Re-planned${byCalendar(d['calendar'])}${typeof d['dueAt'] === 'number' ? `, now due ${moment(d['dueAt'], zone)}` : ''}${why(d)}`,
  'item.unreached': (d) => `Level ${plain(d['level'])} reached nobody, so the next one follows: ${plain(d['why'])}`,
  'item.escalation_held': (d, zone) =>
    `Level ${plain(d['level'])} is held back until ${moment(d['until'], zone)}: ${plain(d['reason'])}`,
  'item.escalation_released': () => 'What a maintenance window held back leaves: the window was cancelled',
  'item.missing': (d) => `Not named by ${plain(d['fileName'])} any more`,
  'item.found': (d) => `Named by ${plain(d['fileName'])} again`,
  'item.acted_by_link': linkUsedLine,
  'phase.acted_by_link': linkUsedLine,
  'program.contact_added': (d) => `A room was added: ${plain(d['name'])}`,
  'program.contact_removed': () => 'A room was removed',
  'program.created': () => 'Created',
  'program.made_from_template': (d) =>
    `Made from version ${plain(d['templateVersion'])} of the template ${plain(d['template'])}`,
  'program.activated': (d) => `Launched; ${plain(d['phase'])} opened`,
  'program.held': (d) => `Put on hold${why(d)}`,
  'program.resumed': () => 'Goes on',
  'program.cancelled': (d) => `Cancelled${why(d)}`,
  'phase.tollgate_opened': (d) => `${plain(d['phase'])} is at its tollgate${why(d)}`,
  'program.circle_found': (d) => `These wait for themselves, and can never start: ${plain(d['way'])}`,
  'phase.empty': (d) => `${plain(d['phase'])} has no item, and waits`,
  'phase.tollgate_signed': (d) => `A signature at the tollgate of ${plain(d['phase'])}${conditions(d)}`,
  'phase.tollgate_voted_against': (d) => `A vote against at the tollgate of ${plain(d['phase'])}${why(d)}`,
  'phase.signature_revoked': (d) => `A signature at the tollgate of ${plain(d['phase'])} was taken back${why(d)}`,
  'phase.question_asked': (d) => `Asked about ${plain(d['phase'])}: ${plain(d['question'])}`,
  'phase.question_answered': (d) => `Answered “${plain(d['question'])}”: ${plain(d['answer'])}`,
  'phase.sent_back': (d) => `${plain(d['phase'])} was sent back at its tollgate${why(d)}`,
  'phase.approvers_changed': (d) => `Others are asked to sign ${plain(d['phase'])} now${peopleMoved(d)}`,
  'phase.round_fell': (d) =>
    `Nobody was left to sign ${plain(d['phase'])}; it is asked for anew by the policy as it is now`,
  'phase.tollgate_unblocked': (d) => `${plain(d['phase'])} is at work again`,
  'phase.tollgate_blocked': (d) =>
    `${plain(d['phase'])} is complete, and nobody may sign its tollgate: ${plain(d['reason'])}`,
  'phase.passed': (d) =>
    `${plain(d['phase'])} passed its tollgate${byGlassWords(d)}${d['closed'] === true ? '; the program is closed' : `; ${plain(d['next'])} opened`}`,
  'phase.target_missed': (d) => `${plain(d['phase'])} missed its ${plain(d['because'])}`,
  'phase.sign_off_overdue': (d) => `The tollgate is late: ${plain(d['because'])}`,
  'item.commented': commentLine,
  'program.commented': commentLine,
  'item.readers_set': readersLine,
  'program.readers_set': readersLine,
  'item.restricted_read': () => 'Read by somebody who has no part in it',
  'program.restricted_read': () => 'Read by somebody who has no part in it',
  'item.mended': (d) => `Put right by the patrol: it was ${plain(d['found'])}`,
  'record.command_refused': (d) => `A command that nobody here sent was refused${why(d)}`,
  'record.set_aside': (d) => `Set aside, because the machine cannot go on with it${why(d)}`,
  ...dependencyWords,
  ...effectivenessWords,
};

/** ` on condition of Fix the rule, Retrain` */
function conditions(data: Data): string {
  const titles = Array.isArray(data['followUps']) ? (data['followUps'] as unknown[]).map(plain) : [];
  return titles.length > 0 ? ` on condition of ${titles.join(', ')}` : '';
}
