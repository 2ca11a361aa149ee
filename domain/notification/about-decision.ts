import type { NotificationKind } from './messages.js';

type Decision = 'sign_off' | 'extension' | 'check';

const decisions: Partial<Record<NotificationKind, Decision>> = {
  submitted: 'sign_off',
  content_changed: 'sign_off',
  withdrawn: 'sign_off',
  no_longer_asked: 'sign_off',
  sign_off_limit: 'sign_off',
  tollgate_opened: 'sign_off',
  extension_requested: 'extension',
  extension_taken_back: 'extension',
  extension_limit: 'extension',
  check_asked: 'check',
  check_late: 'check',
};

/** What those told are to decide on, or no longer: stand-ins for approvals are told of it. Null for all the rest. */
export function aboutDecision(kind: string): Decision | null {
  return (decisions as Record<string, Decision | undefined>)[kind] ?? null;
}
