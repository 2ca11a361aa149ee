import { changedSince, newRound, type Round } from '../sign-off/round.js';
import { ownObligationOf, withTheirStandIns } from '../sign-off/own-work.js';
import { openStages } from '../sign-off/stages.js';
import { stableId } from '../stable-id.js';
import type { Instant } from '../time.js';
import type { ExceptionRecord } from './exception.js';

/** What a signature on an exception stands for. */
export function exceptionContent({ exception: e, items }: ExceptionRecord): Record<string, unknown> {
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

/**
 * Whose own work it is: who asked, who wrote on it or chose who decides, who owns the risk, whose obligation is suspended,
 * and who stands in for one of them.
 */
export function exceptionWork({ exception, items, delegations }: ExceptionRecord, at: Instant): string[] {
  const { requestedBy, riskOwnerId, authors } = exception;
  const moment = { delegations, at };
  const owners = items.flatMap((item) => ownObligationOf({ ...item, submittedBy: null }, moment));
  return [...new Set([...withTheirStandIns([requestedBy, riskOwnerId, ...authors], moment), ...owners])];
}

/**
 * A round over the content as it stands, of the approvers that its residual rating asks for.
 * @throws Refusal `unreachable-quorum`
 */
export function openExceptionRound(subject: ExceptionRecord, at: Instant, before: Round | null = null): Round {
  const { exception, policy } = subject;
  const content = exceptionContent(subject);
  const number = subject.rounds + 1;
  const { stages: asked } = policy.ratings[exception.residual];
  const terms = { stages: asked, ...(policy.proof ? { proof: policy.proof } : {}) };
  const stages = openStages(terms, subject.parts, exceptionWork(subject, at), wayOut);
  return newRound(
    {
      id: stableId(exception.id, 'round', String(number)),
      number,
      policyVersionId: exception.policyVersionId,
      content,
      changedSince: changedSince(before, content),
      stages,
    },
    at,
  );
}

const wayOut =
  'Name a domain lead, give the risk owner a manager, let somebody else ask or own the risk, or name further approvers ' +
  'in the exception policy.';
