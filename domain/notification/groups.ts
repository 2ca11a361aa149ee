import type { NotificationKind } from './messages.js';

/** What people choose channels for: kinds of messages that belong together. */
export const messageGroups = ['escalations', 'reminders', 'decisions', 'own_work', 'program_news'] as const;
export type MessageGroup = (typeof messageGroups)[number];

const groups: Record<NotificationKind, MessageGroup> = {
  breach: 'escalations',
  level: 'escalations',
  sign_off_limit: 'escalations',
  phase_target_missed: 'escalations',
  webhook_disabled: 'escalations',
  exception_late: 'escalations',
  reminder: 'reminders',
  exception_reminder: 'reminders',
  submitted: 'decisions',
  content_changed: 'decisions',
  extension_requested: 'decisions',
  tollgate_opened: 'decisions',
  exception_requested: 'decisions',
  exception_changed: 'decisions',
  exception_stale: 'decisions',
  assigned: 'own_work',
  reassigned: 'own_work',
  signed: 'own_work',
  sent_back: 'own_work',
  done: 'own_work',
  extension_granted: 'own_work',
  extension_refused: 'own_work',
  due_changed: 'own_work',
  held: 'own_work',
  resumed: 'own_work',
  cancelled: 'own_work',
  reopened: 'own_work',
  suspended: 'own_work',
  released: 'own_work',
  risk_owner_named: 'own_work',
  exception_signed: 'own_work',
  exception_sent_back: 'own_work',
  exception_approved: 'own_work',
  exception_refused: 'own_work',
  exception_withdrawn: 'own_work',
  exception_lapsed: 'own_work',
  exception_started: 'own_work',
  exception_revoked: 'own_work',
  exception_ended: 'own_work',
  acknowledged: 'program_news',
  tollgate_sent_back: 'program_news',
  tollgate_passed: 'program_news',
  program_closed: 'program_news',
};

export function groupOf(kind: NotificationKind): MessageGroup {
  return groups[kind];
}

/** What the room of a program hears of, beside the people: escalations, and its tollgates. */
export const roomKinds: readonly NotificationKind[] = [
  'breach',
  'level',
  'sign_off_limit',
  'phase_target_missed',
  'tollgate_opened',
  'tollgate_sent_back',
  'tollgate_passed',
  'program_closed',
];
