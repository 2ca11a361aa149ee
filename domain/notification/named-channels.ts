import { aboutDecision } from './about-decision.js';
import type { Channel } from './channels.js';
import type { NotificationKind } from './messages.js';

/** Policies that name the channels of what is asked under them. */
export interface AskingPolicies {
  signOff?: { channels: Channel[] } | null;
  extension?: { channels: Channel[] } | null;
  effectiveness?: { channels: Channel[] } | null;
}

const unnamed: Channel[] = ['inbox', 'email'];

/**
 * The channels of a message: those of the policy under which somebody is asked to decide, for the request itself as for
 * its reminders; where no policy speaks of it, inbox and mail.
 */
export function namedChannels(kind: NotificationKind, policies: AskingPolicies): Channel[] {
  switch (aboutDecision(kind)) {
    case 'sign_off':
      return policies.signOff?.channels ?? unnamed;
    case 'extension':
      return policies.extension?.channels ?? unnamed;
    case 'check':
      return policies.effectiveness?.channels ?? unnamed;
    case null:
      // Of the same request as the question that it answers.
      return kind === 'question_answered' ? (policies.signOff?.channels ?? unnamed) : unnamed;
  }
}
