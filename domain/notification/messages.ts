import type { Recipient } from '../person/recipients.js';
import { dependencyNotificationKinds, dependencyTexts } from './dependency-messages.js';
import { effectivenessNotificationKinds, effectivenessTexts } from './effectiveness-messages.js';
import { messagesOfKinds, wordsOfKinds } from './kinds.js';
import { consentTexts } from './consent-messages.js';
import { because, byWhom, nameOf, quoted, sentence, subjectOf } from './phrases.js';

/** What a person can be told about. */
export const notificationKinds = [
  'assigned',
  'reassigned',
  'reminder',
  'breach',
  'level',
  'acknowledged',
  'submitted',
  'no_longer_asked',
  'nobody_can_decide',
  'signed',
  'sent_back',
  'voted_against',
  'signature_revoked',
  'withdrawn',
  'question_asked',
  'question_answered',
  'follow_up',
  'content_changed',
  'done',
  'sign_off_limit',
  'extension_requested',
  'extension_agreed',
  'extension_granted',
  'consent_granted',
  'extension_refused',
  'extension_taken_back',
  'extension_limit',
  'due_changed',
  'held',
  'resumed',
  'cancelled',
  'reopened',
  'tollgate_opened',
  'tollgate_sent_back',
  'tollgate_passed',
  'program_closed',
  'phase_target_missed',
  'phase_empty',
  'webhook_disabled',
  'webhook_given_up',
  'channel_down',
  'calendars_unknown',
  'record_set_aside',
  'command_refused',
  'manager_passes_alone',
  'items_moved',
  'handed_over',
  'left_with_work',
  'token_made',
  'role_given',
  'role_taken',

  'invited',
  'password_forgotten',
  'sign_in_link_made',
  'suspended',
  'released',
  ...dependencyNotificationKinds,
  ...effectivenessNotificationKinds,
  'delegation_planned',
  'delegation_started',
  'delegation_ended',
  ...messagesOfKinds,
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** What a message can say. Times are texts already, in the zone of whoever they concern. */
export interface NotificationFacts {
  /** Title of the action item; the program's name where the message is about a program. */
  itemTitle: string;
  /** Null: the message is about a program. */
  itemNumber: number | null;
  programName: string;
  phaseName?: string;
  ownerName?: string;
  dueText?: string;
  newDueText?: string;
  /** Of a request that is not for more time: `be put on hold`. */
  asks?: string;
  untilText?: string;
  reason?: string;
  level?: number;
  /** `RK-12`, where the message is about a record that people call so. */
  recordKey?: string;
  /** `EX-12`, and which kind, where the message is about an exception. */
  exception?: { key: string; kind: 'policy_exception' | 'risk_acceptance' };
  endsText?: string;
  /** Due dates that moved together: how many, and a line for each of the first. */
  moved?: { count: number; items: string[] };
  /** Of a hand-over: from whom, to whom, how many things and a line for each of the first; items go on their own. */
  handed?: { from: string; to: string; count: number; what: string[]; items: boolean };
  /** Through which part the person was found. */
  role?: Recipient['role'];
  /** Whom the person told stands in for. */
  forName?: string;
  /** Who did it: `Mei`, or `Mei for Wei`. */
  byName?: string;
  question?: string;
  answer?: string;
  /** Of a delegation: who is away, and who is there for them. */
  absentName?: string;
  standInName?: string;
  /** What the stand-in may do. */
  scope?: string;
  fromText?: string;
  /** What waits for the absent person to decide. */
  waitingText?: string;
}

export interface NotificationText {
  /** One line. */
  title: string;
  /** What happened, and what can be done. */
  body: string;
}

/** The words of a message: what happened, to what, why this person is told, and what they can do next. */
export function describeNotification(kind: NotificationKind, facts: NotificationFacts): NotificationText {
  const { title, body } = texts[kind](facts);
  const absent = facts.forName ?? 'somebody';
  const why = facts.role === undefined ? '' : reasons[facts.role].replace('{absent}', absent);
  // The words speak to whoever it was for.
  if (facts.role === 'in_place')
    return {
      title: `For ${absent}, who has left: ${title}`,
      body: `This was for ${absent}, who has left: “${body.filter((part) => part !== '').join(' ')}” ${why}`,
    };
  return { title, body: [...body, why].filter((sentence) => sentence !== '').join(' ') };
}

/** The words without the sentence that says why this person is told: for a room, which is many people. */
export function withoutWhy(body: string, role: string | null): string {
  const why = reasons[role as Recipient['role']] as string | undefined;
  return why !== undefined && body.endsWith(why) ? body.slice(0, -why.length).trim() : body;
}

const reasons: Record<Recipient['role'], string> = {
  owner: 'You are told because you own it.',
  owner_manager: 'You are told as the manager of its owner.',
  program_manager: 'You are told as the program manager.',
  domain_lead: 'You are told as the domain lead.',
  approver_manager: 'You are told as the manager of an approver who has not decided.',
  named: 'You are told because the policy names you.',
  on_duty: 'You are told because you are on duty.',
  approver: 'You are told because you are asked to sign.',
  administrator: 'You are told as an administrator.',
  items_owner: 'You are told because you own them.',
  requester: 'You are told because you asked for it.',
  risk_owner: 'You are told as the owner of the risk.',
  risk_owner_manager: 'You are told as the manager of the risk owner.',
  stand_in: 'You are told because you stand in for {absent}.',
  absent: 'You are told because it is about your absence.',
  checker: 'You are told because you are asked to check it.',
  hands_over: 'You are told because it was yours.',
  takes_over: 'You are told because it is yours now.',
  in_place: 'You are told in their place. Hand over what is theirs to somebody who is there.',
};

export type Words = (facts: NotificationFacts) => { title: string; body: string[] };

const texts: Record<NotificationKind, Words> = {
  ...consentTexts,
  assigned: (f) => ({
    title: `${nameOf(f)} is yours`,
    body: [
      `You own ${quoted(f)}${f.dueText ? `, due ${f.dueText}` : ''}.`,
      because(f),
      'Start it, and hand in evidence when it is done.',
    ],
  }),
  reassigned: (f) => ({
    title: `${nameOf(f)} is no longer yours`,
    body: [`${quoted(f)} has a new owner.`, because(f)],
  }),
  reminder: (f) => ({
    title: `${nameOf(f)} is due ${f.dueText ?? 'soon'}`,
    body: [
      `${quoted(f)} is due ${f.dueText ?? 'soon'}.`,
      'Hand in evidence before then, or ask for a due-date extension.',
    ],
  }),
  breach: (f) => ({
    title: `${nameOf(f)} is overdue`,
    body: [
      `${quoted(f)} was due ${f.dueText ?? ''} and is still open.`,
      'Hand in evidence, ask for an extension, or acknowledge that you are on it.',
    ],
  }),
  level: (f) => ({
    title: `Level ${f.level ?? 1}: ${nameOf(f)} is overdue`,
    body: [
      `${quoted(f)}, owned by ${f.ownerName ?? 'nobody'}, was due ${f.dueText ?? ''} and is still open.`,
      f.role === 'owner'
        ? 'Hand in evidence, ask for an extension, or acknowledge that you are on it.'
        : 'Acknowledge it to hold the ladder for a while, or see to it that it moves.',
    ],
  }),
  acknowledged: (f) => ({
    title: `${nameOf(f)} was acknowledged`,
    body: [`Somebody is on ${quoted(f)}; its ladder is held until ${f.untilText ?? 'later'}.`],
  }),
  submitted: (f) => ({
    title: `${nameOf(f)} waits for your sign-off`,
    body: [
      `${f.ownerName ?? 'The owner'} has handed in ${quoted(f)}.`,
      'Read the evidence, then approve it or send it back with a reason.',
    ],
  }),
  signed: (f) => ({
    title: `${nameOf(f)} has a signature`,
    body: [`${f.byName ?? 'An approver'} has signed ${quoted(f)}; others are still to decide.`],
  }),
  sent_back: (f) => ({
    title: `${nameOf(f)} was sent back`,
    body: [`${quoted(f)} was not accepted${byWhom(f)}.`, because(f), 'Mend it and hand it in again.'],
  }),
  content_changed: (f) => ({
    title: `${nameOf(f)} has changed and waits for your sign-off again`,
    body: [
      `The content of ${quoted(f)} is not what was signed, so the signatures fell.`,
      because(f),
      'Read it again, then decide.',
    ],
  }),
  done: (f) => ({ title: `${nameOf(f)} is done`, body: [`${quoted(f)} was signed off${byWhom(f)}.`] }),
  sign_off_limit: (f) => ({
    title: `The sign-off of ${subjectOf(f)} is late`,
    body: [
      `${f.itemNumber === null ? `The tollgate of ${f.phaseName ?? 'the phase'} in ${f.programName}` : quoted(f)} waits longer for a decision than its policy allows.`,
      f.role === 'approver' || f.role === undefined
        ? 'Approve it or send it back with a reason.'
        : 'See to it that somebody decides.',
    ],
  }),
  extension_granted: (f) => ({
    title: `${nameOf(f)}: the extension was granted`,
    body: [`${quoted(f)} is now due ${f.newDueText ?? 'later'}${byWhom(f, ', granted by')}.`, because(f)],
  }),
  due_changed: (f) => ({
    title: `${nameOf(f)} has a new due date`,
    body: [`${quoted(f)} is now due ${f.newDueText ?? f.dueText ?? ''}.`, because(f)],
  }),
  held: (f) => ({
    title: `${subjectOf(f)} is on hold`,
    body: [`${quoted(f)} is on hold; its reminders and ladder stand still.`, because(f)],
  }),
  resumed: (f) => ({
    title: `${subjectOf(f)} goes on`,
    body: [`${quoted(f)} is no longer on hold; its reminders and ladder go on.`],
  }),
  cancelled: (f) => ({
    title: `${subjectOf(f)} was cancelled`,
    body: [`${quoted(f)} is cancelled; nothing more is to be done.`, because(f)],
  }),
  reopened: (f) => ({
    title: `${nameOf(f)} is open again`,
    body: [`${quoted(f)} was reopened${f.newDueText ? ` and is due ${f.newDueText}` : ''}.`, because(f)],
  }),
  tollgate_opened: (f) => ({
    title: `${f.programName}: ${f.phaseName ?? 'a phase'} is at its tollgate`,
    body: [
      `All items of ${f.phaseName ?? 'the phase'} are done or cancelled.`,
      'Sign that the phase is passed, or send it back with a reason.',
    ],
  }),
  tollgate_sent_back: (f) => ({
    title: `${f.programName}: ${f.phaseName ?? 'a phase'} was sent back at its tollgate`,
    body: [
      `${f.phaseName ?? 'The phase'} is open again.`,
      because(f),
      'Reopen or add what is missing; the tollgate opens anew when it is done.',
    ],
  }),
  tollgate_passed: (f) => ({
    title: `${f.programName}: ${f.phaseName ?? 'a phase'} has passed its tollgate`,
    body: [`${f.phaseName ?? 'The phase'} is signed off, and the next phase is open.`],
  }),
  program_closed: (f) => ({
    title: `${f.programName} is closed`,
    body: [`Its last phase, ${f.phaseName ?? 'the only one'}, is signed off.`],
  }),
  phase_empty: (f) => ({
    title: `${f.phaseName ?? 'A phase'} of ${f.programName} has no item`,
    body: [
      `The phase ${f.phaseName ?? ''} of ${f.programName} is open, and nothing is to be done in it: it waits until it has items.`,
      'Add what is to be done. If that is nothing, open its tollgate with the reason; when it is signed, the next phase opens.',
    ],
  }),
  phase_target_missed: (f) => ({
    title: `${f.programName}: ${f.phaseName ?? 'a phase'} has missed its target date`,
    body: [
      `${f.phaseName ?? 'The phase'} is still open after its target date.`,
      'Look at its open items, and move them or the date.',
    ],
  }),
  webhook_disabled: (f) => ({
    title: `The webhook ${f.itemTitle} was switched off`,
    body: [
      `Nothing has been delivered to ${f.itemTitle} for too long.`,
      because(f),
      'Put its receiver right, switch it on again, and replay what it missed.',
    ],
  }),
  webhook_given_up: (f) => ({
    title: `The webhook ${f.itemTitle} has missed events`,
    body: [
      `${f.itemTitle} takes events, but some it refused for two days; they were given up.`,
      f.reason === undefined || f.reason === '' ? '' : `It answered: ${sentence(f.reason)}`,
      'Look at its deliveries that are dead, put its receiver right, and replay what it missed.',
    ],
  }),
  channel_down: (f) => ({
    title: `Nothing leaves by ${f.itemTitle}`,
    body: [
      `${f.programName} takes no messages, whoever they are for.`,
      f.reason === undefined || f.reason === '' ? '' : `It says: ${sentence(f.reason)}`,
      'What waits leaves by itself when it is well again, and no ladder climbs because of it. Look at the settings and at the server.',
    ],
  }),
  calendars_unknown: ({ moved = { count: 0, items: [] } }) => ({
    title: `The days off of ${moved.count === 1 ? 'a calendar' : `${moved.count} calendars`} are not known`,
    body: [
      'Dates are counted with days that are likely, and say so. Who answers for calendars can mend it:',
      ...moved.items.map((item) => `${item}.`),
    ],
  }),
  record_set_aside: (f) => ({
    title: `${f.itemTitle} is set aside: the machine cannot go on with it`,
    body: [
      `Nothing happens by itself to ${f.itemTitle} until this is put right; all else goes on.`,
      f.reason === undefined || f.reason === '' ? '' : sentence(f.reason),
      'Change it, or end it. It is tried again by itself, once an hour at least.',
    ],
  }),
  command_refused: (f) => ({
    title: 'A command that nobody here sent was refused',
    body: [
      `It was for the ${f.itemTitle}, and nothing of it was done: ${sentence(f.reason ?? '')}`,
      'Somebody who is not the API writes to the Temporal server, or an API runs with a key that was removed. ' +
        'See who can reach that server, and which keys of commands are accepted.',
      'More of them are counted and stand in the trail; you are told once an hour at most.',
    ],
  }),
  manager_passes_alone: (f) => ({
    title: `By “${f.itemTitle}” a program’s manager passes its tollgates alone`,
    body: [
      'A new installation asks the domain lead, so that nobody passes the program that they manage; yours keeps the policy that it has.',
      'To change that, publish a version of it without program_manager, and give it to your programs. You are told this once.',
    ],
  }),
  items_moved: ({ moved = { count: 0, items: [] }, reason = '' }) => ({
    title: `${moved.count} of your items ${moved.count === 1 ? 'has' : 'have'} another due date`,
    body: [
      `${reason.replace(/\.$/, '')}.`,
      ...moved.items.map((item) => `${item}.`),
      moved.count > moved.items.length ? `And ${moved.count - moved.items.length} more.` : '',
    ],
  }),
  token_made: (f) => ({
    title: `${f.byName ?? 'Somebody'} has made a token in your name`,
    body: [
      `Whoever holds the token “${f.itemTitle}” can do in Tollgate what you can, until ${f.untilText ?? 'it is revoked'}.`,
      'If you did not ask for it, revoke it (tollgate token revoke) and tell an administrator whom you trust.',
    ],
  }),
  role_given: (f) => ({
    title: `${f.byName ?? 'Somebody'} has made you ${f.itemTitle}`,
    body: [
      `From now on you are ${f.itemTitle}${f.untilText ? `, until ${f.untilText}` : ''}.`,
      `Why: ${f.reason ?? ''}`,
    ],
  }),
  role_taken: (f) => ({
    title: `You are no ${f.itemTitle} any more`,
    body: [`${f.byName ?? 'Somebody'} has taken the role. Your part in records that are yours stays.`],
  }),
  invited: (f) => ({
    title: `${f.byName ?? 'Somebody'} invites you to Tollgate`,
    body: [
      'Tollgate keeps the deadlines, approvals and promises that you and others have agreed on. The link in the mail lets you in once, ' +
        `until ${f.untilText ?? 'its time is over'}; there you choose a password of your own.`,
    ],
  }),
  password_forgotten: () => ({
    title: 'Choose another password',
    body: [
      'Somebody, most likely you, asked for another password. The link in the mail lets you choose one; it works once, within an hour.',
      'If it was not you, do nothing: your password stays as it is.',
    ],
  }),
  sign_in_link_made: (f) => ({
    title: `${f.byName ?? 'Somebody'} has made a link that signs in as you`,
    body: [
      `Whoever has the link is let in once as you, until ${f.untilText ?? 'its time is over'}. What is done then says in the trail who made it.`,
      'If you did not ask for it, tell an administrator whom you trust.',
    ],
  }),
  handed_over: ({ handed = { from: '', to: '', count: 0, what: [], items: false } }) => ({
    title: `What hung on ${handed.from} was handed over to ${handed.to}`,
    body: [
      ...handed.what.map((line) => `${line}.`),
      handed.count > handed.what.length ? `And ${handed.count - handed.what.length} more.` : '',
      handed.items ? 'Action items go over one by one; each is told on its own.' : '',
    ],
  }),
  left_with_work: ({ handed = { from: '', to: '', count: 0, what: [], items: false } }) => ({
    title: `${handed.from} has left, and work still hangs on them`,
    body: [
      ...handed.what.map((line) => `${line}.`),
      handed.count > handed.what.length ? `And ${handed.count - handed.what.length} more.` : '',
      'Give it to somebody who is there, or have an administrator hand it over (tollgate people leave).',
    ],
  }),
  suspended: (f) => ({
    title: `${nameOf(f)} is suspended`,
    body: [`${quoted(f)} is suspended by ${f.reason ?? 'an exception'}. Until then nothing of it is due.`],
  }),
  released: (f) => ({
    title: `${nameOf(f)} is live again`,
    body: [
      `${quoted(f)}, due ${f.dueText ?? ''}, is no longer suspended: ${f.reason ?? 'its exception is over'}.`,
      'Its ladder counts from now.',
    ],
  }),
  ...dependencyTexts,
  ...effectivenessTexts,
  ...wordsOfKinds,
};
