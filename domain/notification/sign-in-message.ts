import type { LinkPurpose } from '../sign-in/link.js';
import type { NotificationKind } from './messages.js';

const purposes: Partial<Record<NotificationKind, { purpose: LinkPurpose; label: string }>> = {
  invited: { purpose: 'invitation', label: 'Begin' },
  password_forgotten: { purpose: 'password', label: 'Choose a password' },
};

/** The link that a message bears by which its reader gets in; undefined where it bears none. */
export function signInLinkIn(kind: NotificationKind): { purpose: LinkPurpose; label: string } | undefined {
  return purposes[kind];
}

/** Whether a message bears a link by which its reader gets in. */
export function bearsSignInLink(kind: NotificationKind): boolean {
  return purposes[kind] !== undefined;
}
