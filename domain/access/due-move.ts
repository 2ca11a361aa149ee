import type { LocalDue } from '../calendar/due.js';
import { decidersWaitedFor } from '../item/extension.js';
import type { ItemRecord } from '../item/item.js';
import type { Recipient } from '../person/recipients.js';
import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';
import type { Actor } from './actor.js';
import { foreseenOf } from './possible-on-item.js';

/** What would come of moving a due date: by asking for it, and by setting it. */
export interface DueMove {
  /** Those who would be asked to agree, and how many of them must; or why it cannot be asked for. */
  extension: { asked: Recipient[]; required: number; after: ItemRecord } | { because: string };
  /** When it would be due then; or why this person cannot set it. */
  change: { dueAt: Instant } | { because: string };
}

/**
 * What a person could do towards another due date, found by trying it on the facts, so that who is named beforehand is who
 * is asked. Nothing is changed by it.
 */
export function dueMove(subject: ItemRecord, actor: Actor, due: LocalDue, at: Instant): DueMove {
  return {
    extension: tried(() => {
      const command = { type: 'request_extension' as const, extensionId: 'trial', due, reason: 'trial' };
      const after = foreseenOf(subject, actor, command, at);
      const pending = after.pendingExtension;
      if (pending === null) throw new Error('what was asked for waits for nobody');
      return { asked: decidersWaitedFor(after, pending, at), required: pending.terms.required, after };
    }),
    change: tried(() => {
      const { item } = foreseenOf(subject, actor, { type: 'change_due', due, reason: 'trial' }, at);
      return { dueAt: item.dueAt };
    }),
  };
}

function tried<T extends object>(attempt: () => T): T | { because: string } {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof Refusal) return { because: error.detail };
    throw error;
  }
}
