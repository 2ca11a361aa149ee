import type { LetterLink } from './letter.js';

/** What a link in a message can do. `read` shows the message in full and decides nothing. */
export const linkActions = [
  'acknowledge',
  'more_time',
  'approve',
  'send_back',
  'refuse_exception',
  'grant',
  'refuse',
  'pass_check',
  'fail_check',
  'read',
] as const;
export type LinkAction = (typeof linkActions)[number];

/** What waits for somebody to decide. */
export type Decision = 'signOff' | 'extension' | 'check';

const decisions: Partial<Record<LinkAction, Decision>> = {
  approve: 'signOff',
  send_back: 'signOff',
  refuse_exception: 'signOff',
  grant: 'extension',
  refuse: 'extension',
  pass_check: 'check',
  fail_check: 'check',
};

/** On what a link decides; null where on nothing that a policy asks others for. */
export function decisionOf(action: LinkAction): Decision | null {
  return decisions[action] ?? null;
}

/** A link works for so long; then the message is old enough to look anew. */
export const linkDays = 14;

export const linkLabels: Record<LinkAction, Pick<LetterLink, 'label' | 'style'>> = {
  acknowledge: { label: 'Acknowledge', style: 'primary' },
  more_time: { label: 'I need more time', style: 'plain' },
  approve: { label: 'Approve', style: 'primary' },
  send_back: { label: 'Send back', style: 'danger' },
  refuse_exception: { label: 'Refuse', style: 'danger' },
  grant: { label: 'Grant', style: 'primary' },
  refuse: { label: 'Refuse', style: 'danger' },
  pass_check: { label: 'It passed', style: 'primary' },
  fail_check: { label: 'It failed', style: 'danger' },
  read: { label: 'Read', style: 'plain' },
};

/** What messages about a sign-off let their reader do; whether they can, is looked up when one is written. */
export const toSign: readonly LinkAction[] = ['approve', 'send_back'];

/** The same, where what is asked for can be refused for good. */
export const toSignOrRefuse: readonly LinkAction[] = [...toSign, 'refuse_exception'];
