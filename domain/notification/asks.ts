import type { NotificationKind } from './messages.js';

const asks: Partial<Record<NotificationKind, 'sign_off' | 'extension'>> = {
  submitted: 'sign_off',
  content_changed: 'sign_off',
  sign_off_limit: 'sign_off',
  tollgate_opened: 'sign_off',
  extension_requested: 'extension',
  extension_limit: 'extension',
};

/** What a message asks to decide on; null where it only tells. Stand-ins for approvals are told of the former only. */
export function asksForDecision(kind: string): 'sign_off' | 'extension' | null {
  return (asks as Record<string, 'sign_off' | 'extension' | undefined>)[kind] ?? null;
}
