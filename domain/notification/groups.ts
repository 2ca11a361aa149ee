import { messageOf, type NotificationKind } from './messages.js';

/** What people choose channels for: kinds of messages that belong together. */
export const messageGroups = ['escalations', 'reminders', 'decisions', 'own_work', 'program_news'] as const;
export type MessageGroup = (typeof messageGroups)[number];

export function groupOf(kind: NotificationKind): MessageGroup {
  return messageOf(kind).group;
}

/** What the room of a program hears of, beside the people: escalations, and its tollgates. */
export const roomKinds: readonly NotificationKind[] = [
  'breach',
  'level',
  'sign_off_limit',
  'glass_broken',
  'phase_target_missed',
  'tollgate_opened',
  'tollgate_sent_back',
  'tollgate_passed',
  'program_closed',
];
