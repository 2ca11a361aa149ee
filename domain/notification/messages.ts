import type { Recipient } from '../person/recipients.js';
import { accountMessages } from './account-messages.js';
import { commentMessages } from './comment-messages.js';
import { consentMessages } from './consent-messages.js';
import { delegationMessages } from './delegation-messages.js';
import { dependencyMessages } from './dependency-messages.js';
import { effectivenessMessages } from './effectiveness-messages.js';
import { glassMessages } from './glass-messages.js';
import { itemMessages } from './item-messages.js';
import { messagesOfKinds } from './kinds.js';
import { leavingMessages } from './leaving-messages.js';
import type { Message } from './message-set.js';
import { programMessages } from './program-messages.js';
import { watchMessages } from './watch-messages.js';

const said = {
  ...itemMessages,
  ...commentMessages,
  ...consentMessages,
  ...glassMessages,
  ...programMessages,
  ...dependencyMessages,
  ...effectivenessMessages,
  ...delegationMessages,
  ...leavingMessages,
  ...accountMessages,
  ...watchMessages,
  ...messagesOfKinds,
};
export type NotificationKind = keyof typeof said;

const messages: Readonly<Record<NotificationKind, Message>> = said;

/** What a person can be told about. */
export const notificationKinds = Object.keys(messages) as NotificationKind[];

/** By what people choose its channels, its words, and when it is still true. */
export function messageOf(kind: NotificationKind): Message {
  return messages[kind];
}

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
  /** `CA-7`: the other one, where the message is about two of them. */
  otherKey?: string;
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
  /** What somebody wrote, or the beginning of it. */
  comment?: string;
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
  const { title, body } = messages[kind].says(facts);
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
  mentioned: 'You are told because you are mentioned.',
  requester: 'You are told because you asked for it.',
  risk_owner: 'You are told as the owner of the risk.',
  risk_owner_manager: 'You are told as the manager of the risk owner.',
  stand_in: 'You are told because you stand in for {absent}.',
  absent: 'You are told because it is about your absence.',
  second_person: 'You are told because the policy names you as the second person.',
  checker: 'You are told because you are asked to check it.',
  hands_over: 'You are told because it was yours.',
  takes_over: 'You are told because it is yours now.',
  in_place: 'You are told in their place. Hand over what is theirs to somebody who is there.',
};

export type Words = (facts: NotificationFacts) => { title: string; body: string[] };
