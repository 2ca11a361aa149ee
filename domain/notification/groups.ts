import { groupsOfKinds } from './kinds.js';
import type { NotificationKind } from './messages.js';

/** What people choose channels for: kinds of messages that belong together. */
export const messageGroups = ['escalations', 'reminders', 'decisions', 'own_work', 'program_news'] as const;
export type MessageGroup = (typeof messageGroups)[number];

const groups: Record<NotificationKind, MessageGroup> = {
  ...groupsOfKinds,
  breach: 'escalations',
  level: 'escalations',
  sign_off_limit: 'escalations',
  phase_target_missed: 'escalations',
  phase_empty: 'own_work',
  webhook_disabled: 'escalations',
  webhook_given_up: 'escalations',
  channel_down: 'escalations',
  calendars_unknown: 'reminders',
  record_set_aside: 'escalations',
  command_refused: 'escalations',
  manager_passes_alone: 'escalations',
  extension_limit: 'escalations',
  reminder: 'reminders',
  submitted: 'decisions',
  content_changed: 'decisions',
  extension_requested: 'decisions',
  tollgate_opened: 'decisions',
  withdrawn: 'decisions',
  no_longer_asked: 'decisions',
  nobody_can_decide: 'escalations',
  question_asked: 'own_work',
  extension_taken_back: 'decisions',
  delegation_planned: 'own_work',
  delegation_started: 'own_work',
  delegation_ended: 'own_work',
  voted_against: 'own_work',
  signature_revoked: 'own_work',
  question_answered: 'decisions',
  follow_up: 'own_work',
  extension_agreed: 'own_work',
  assigned: 'own_work',
  reassigned: 'own_work',
  signed: 'own_work',
  sent_back: 'own_work',
  done: 'own_work',
  extension_granted: 'own_work',
  consent_granted: 'own_work',
  extension_refused: 'own_work',
  due_changed: 'own_work',
  held: 'own_work',
  resumed: 'own_work',
  cancelled: 'own_work',
  reopened: 'own_work',
  suspended: 'own_work',
  released: 'own_work',
  may_start: 'own_work',
  must_wait: 'own_work',
  circle_found: 'own_work',
  check_asked: 'decisions',
  check_late: 'escalations',
  check_passed: 'own_work',
  check_failed: 'own_work',
  items_moved: 'own_work',
  handed_over: 'own_work',
  left_with_work: 'escalations',
  token_made: 'own_work',
  role_given: 'own_work',
  role_taken: 'own_work',

  invited: 'own_work',
  password_forgotten: 'own_work',
  sign_in_link_made: 'own_work',
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
