import { changedSince, newRound, type Round } from '../sign-off/round.js';
import { ownWorkOf } from '../sign-off/own-work.js';
import { openStages } from '../sign-off/stages.js';
import { stableId } from '../stable-id.js';
import type { Instant } from '../time.js';
import type { ItemRecord } from './item.js';

/**
 * What a signature on an action item stands for: all that its page shows, until when it was owed too. A round that was opened
 * before the due date was part of it goes on without.
 */
export function signedContent(subject: ItemRecord): Record<string, unknown> {
  const { item } = subject;
  const evidence = subject.evidence.map(({ kind, title, url, sha256 }) => ({ kind, title, url, sha256 }));
  evidence.sort((a, b) => (a.sha256 ?? a.url ?? '').localeCompare(b.sha256 ?? b.url ?? ''));
  return {
    actionItem: item.id,
    title: item.title,
    description: item.description,
    severity: item.severity,
    rootCause: item.rootCause,
    tags: item.tags,
    attributes: item.attributes,
    statement: item.statement,
    evidence,
    ...(opensWithoutDue(subject.round) ? {} : { due: new Date(item.dueAt).toISOString() }),
  };
}

function opensWithoutDue(round: Round | null): boolean {
  return round !== null && !('due' in (round.content as object));
}

/** Whose own work the item is at an instant: they do not decide on it. */
export function ownWork({ item, delegations }: Pick<ItemRecord, 'item' | 'delegations'>, at: Instant): string[] {
  return ownWorkOf(item, { delegations, at });
}

/**
 * A round over the content as it stands.
 * @throws Refusal `unreachable-quorum`
 */
export function openRound(subject: ItemRecord, at: Instant): Round {
  const content = signedContent(subject);
  const number = subject.rounds + 1;
  return newRound(
    {
      id: stableId(subject.item.id, 'round', String(number)),
      number,
      policyVersionId: subject.item.signOffPolicyVersionId,
      content,
      changedSince: changedSince(subject.round, content),
      stages: openStages(subject.policies.signOff, subject.parts, ownWork(subject, at)),
    },
    at,
  );
}
