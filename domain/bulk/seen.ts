import { askedFor } from '../item/extension.js';
import type { ItemRecord } from '../item/item.js';
import { canonicalJson, contentHash } from '../sign-off/content-hash.js';
import { describeInstant } from '../time.js';

/** What people said of an item when it was previewed: by field, what is compared and what is shown of it. */
export type Seen = Record<string, { is: string; text: string }>;

/** A fact that is another than was shown. */
export interface ChangedFact {
  what: string;
  from: string;
  to: string;
}

/** What becomes of items that are not as they were shown: left alone, or done all the same. */
export const changeModes = ['skip', 'do'] as const;
export type OnChange = (typeof changeModes)[number];

/**
 * What is kept of an item beside what would become of it. Reminders that leave and levels that are climbed are the
 * machine's and change nothing of what was agreed to; what a person decides meanwhile does.
 */
export function seenOf({ item, ownerName, phaseName, pendingExtension, evidence }: ItemRecord): Seen {
  const { due, dueAt } = item;
  const policies = {
    escalation: item.escalationPolicyVersionId,
    reminder: item.reminderPolicyVersionId,
    signOff: item.signOffPolicyVersionId,
    extension: item.extensionPolicyVersionId,
    effectiveness: item.check.policyVersionId,
  };
  const { title, description, severity, rootCause, tags, attributes, statement } = item;
  const words = contentHash({ description, rootCause, tags, attributes, statement, evidence });
  const asked = pendingExtension;
  return {
    owner: fact(item.ownerId, ownerName),
    'due date': fact([due.date, due.time, due.zone, dueAt], describeInstant(dueAt, due.zone)),
    state: fact(item.status, item.status.replaceAll('_', ' ')),
    phase: fact(item.phaseId, phaseName),
    title: fact(title, title),
    severity: fact(severity, severity ?? 'none'),
    'text or evidence': fact(words, words.slice(0, 8)),
    policies: fact(policies, 'those it had then'),
    calendar: fact([item.calendarVersionId, item.calendarZone], 'that of then'),
    hold: fact([item.heldBy, item.holdReason, item.heldExceptionId], item.holdReason ?? 'none'),
    acknowledgement: fact(item.acknowledgedAt, item.acknowledgedAt === null ? 'none' : 'acknowledged'),
    'request for more time': fact(asked?.id ?? null, asked === null ? 'none' : requestText(askedFor(asked))),
    'sign-off': fact([item.roundId, item.cycle], item.roundId === null ? 'not handed in' : 'handed in'),
  };
}

function requestText(asked: ReturnType<typeof askedFor>): string {
  return 'asks' in asked ? `to ${asked.asks}` : `until ${asked.newDueText}`;
}

function fact(is: unknown, text: string): Seen[string] {
  return { is: canonicalJson(is), text };
}

/** What is another than was shown; empty where it is as it was. A fact that was not kept then says nothing. */
export function changedSince(seen: Seen, now: Seen): ChangedFact[] {
  return Object.entries(now).flatMap(([what, { is, text }]) => {
    const before = seen[what];
    if (before === undefined || before.is === is) return [];
    return [{ what, from: before.text, to: before.text === text ? 'another' : text }];
  });
}

/** For people to read. */
export function changedText(changes: readonly ChangedFact[]): string {
  const said = changes.map(({ what, from, to }) => `${what}: ${from} → ${to}`);
  return `Since it was previewed it has changed (${said.join('; ')}). Preview it again to do it.`;
}
