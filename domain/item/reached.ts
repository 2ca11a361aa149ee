import { withStandIns } from '../stand-in/stand-in.js';
import { aboutDecision } from '../notification/about-decision.js';
import type { Recipient } from '../person/recipients.js';
import type { Instant } from '../time.js';
import { ownRequest } from './extension.js';
import type { ItemRecord } from './item.js';
import { ownWork } from './signed-content.js';

/**
 * Whom a message of a kind, or a step of it, reaches at an instant: the people found, and those who stand in for them.
 * Where it is about a decision, no way to a stand-in leads through those whose own work it is.
 */
export function reachedWith(subject: ItemRecord, kind: string, to: readonly Recipient[], at: Instant): Recipient[] {
  const { delegations, pendingExtension } = subject;
  const asked = aboutDecision(kind);
  if (asked === null) return withStandIns(to, 'everything', { delegations, at });
  const own =
    asked === 'extension' && pendingExtension ? ownRequest(subject, pendingExtension, at) : ownWork(subject, at);
  return withStandIns(to, 'approvals', { delegations, at, barred: own });
}
