import type { Recipient } from '../person/recipients.js';
import { Refusal } from '../refusal.js';
import type { ItemChange } from './change.js';
import { askedFor, decidersOf, type Extension } from './extension.js';

/** @throws Refusal `extension-pending` where somebody has asked already */
export function requireNonePending({ began }: ItemChange): void {
  if (began.pendingExtension)
    throw new Refusal('extension-pending', 'A request waits for a decision already. Have it decided first.');
}

/** A request as it is made, before anybody has said anything to it. */
export function newRequest(
  change: ItemChange,
  actorId: string,
  facts: Pick<Extension, 'id' | 'reason' | 'impact' | 'asks' | 'premise' | 'due' | 'dueAt' | 'days' | 'terms'>,
): Extension {
  return {
    ...facts,
    number: change.current.extensionCount + 1,
    requestedBy: actorId,
    requestedFor: change.onBehalfOf?.id ?? null,
    requestedAt: change.at,
    answerFrom: change.at,
    decisions: [],
    state: 'pending',
    decidedBy: null,
    decidedFor: null,
    decidedAt: null,
    decisionReason: null,
  };
}

/**
 * Asks those who must agree to it.
 *
 * @param instead what can be done where they are too few
 * @throws Refusal `unreachable-quorum`
 */
export function askDeciders(change: ItemChange, extension: Extension, instead: string): Recipient[] {
  change.set({ extensionCount: extension.number });
  change.setRecord({ pendingExtension: extension });
  const deciders = decidersOf(change.now, extension, change.at);
  requireEnough(deciders, extension.terms, instead);
  change.set({ asked: deciders.map(({ personId }) => personId) });
  change.effect({ kind: 'extension', extension });
  change.tell('extension_requested', deciders, { reason: extension.reason, ...askedFor(extension) });
  return deciders;
}

/** @throws Refusal `unreachable-quorum` */
export function requireEnough(deciders: readonly Recipient[], { required }: Extension['terms'], instead: string): void {
  if (deciders.length < required)
    throw new Refusal(
      'unreachable-quorum',
      `By the extension policy ${required} must agree to this, and ${deciders.length} can be found who did not ask ` +
        `for it. ${instead}`,
    );
}
