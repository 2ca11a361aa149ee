import { contentHash } from '../sign-off/content-hash.js';
import { openStages, type Round } from '../sign-off/round.js';
import { stableId } from '../stable-id.js';
import type { Instant } from '../time.js';
import type { ExceptionCase } from './exception.js';

/** What a signature on an exception stands for. */
export function exceptionContent({ exception: e, items }: ExceptionCase): Record<string, unknown> {
  return {
    exception: e.id,
    kind: e.kind,
    title: e.title,
    scope: e.scope,
    markets: e.markets,
    domain: e.domain,
    rule: e.rule,
    items: items.map(({ id, number, severity }) => ({ id, number, severity })),
    rationale: e.rationale,
    compensatingControls: e.controls,
    inherentRating: e.inherent,
    residualRating: e.residual,
    requestedBy: e.requestedBy,
    riskOwner: e.riskOwnerId,
    starts: e.starts,
    ends: e.ends,
    renews: e.predecessorId,
  };
}

/** Whose own work it is: who asked, who wrote on it, who owns the risk, and whose obligation is suspended. */
export function exceptionWork({ exception, items }: ExceptionCase): string[] {
  const people = [
    exception.requestedBy,
    exception.riskOwnerId,
    ...exception.authors,
    ...items.map(({ ownerId }) => ownerId),
  ];
  return [...new Set(people)];
}

/**
 * A round over the content as it stands, of the approvers that its residual rating asks for.
 * @throws Refusal `unreachable-quorum`
 */
export function openExceptionRound(subject: ExceptionCase, at: Instant): Round {
  const { exception, policy } = subject;
  const content = exceptionContent(subject);
  const number = subject.rounds + 1;
  const stages = openStages(policy.ratings[exception.residual], subject.parts, exceptionWork(subject), wayOut);
  return {
    id: stableId(exception.id, 'round', String(number)),
    number,
    policyVersionId: exception.policyVersionId,
    contentHash: contentHash(content),
    content,
    stages,
    stage: 1,
    state: 'open',
    openedAt: at,
    stageOpenedAt: at,
    closedAt: null,
    signatures: [],
  };
}

const wayOut =
  'Name a domain lead, give the risk owner a manager, let somebody else ask or own the risk, or name further approvers ' +
  'in the exception policy.';
