import { checkItems, latestEnd } from '../exception/check-request.js';
import type { Exception, ExceptionRecord, LinkedItem } from '../exception/exception.js';
import { tellsWhom } from '../exception/fire.js';
import { partsOfItems } from '../exception/people.js';
import { planException } from '../exception/plan.js';
import { exceptionWork, openExceptionRound } from '../exception/signed-content.js';
import type { Foreseen } from '../item/foresee.js';
import type { ItemRecord } from '../item/item.js';
import type { ExceptionPolicy } from '../policy/exception.js';
import { ratings, type Rating } from '../policy/rating.js';
import { toLocal, type Instant } from '../time.js';
import { orWhyNot, stagesMeant, unwritten, type StageMeant } from './round.js';

export interface RatingMeant {
  rating: Rating;
  /** How long one may run that is asked for now, and until when. */
  longest: string;
  until: Instant;
  stages: StageMeant[];
  refused: string | null;
  /** What fires while the first stage has not decided, and before the end. */
  steps: Foreseen[];
}

/** What an exception policy would mean for an exception that is asked for at this instant, by how its residual risk is rated. */
export function exceptionMeant(subject: ExceptionRecord, policy: ExceptionPolicy, at: Instant): RatingMeant[] {
  const { exception: facts } = subject;
  const from = Math.max(at, facts.startsAt ?? at);
  return ratings.map((rating) => {
    const { longest, stages } = policy.ratings[rating];
    const until = latestEnd(policy, rating, from, facts.ends.zone);
    const exception: Exception = {
      ...facts,
      ...{ residual: rating, policyVersionId: unwritten, staleSince: null },
      ...{ endsAt: until, ends: toLocal(until, facts.ends.zone) },
    };
    const tried: ExceptionRecord = { ...subject, policy, exception, steps: [], round: null };
    const { made: round, refused } = orWhyNot(() => openExceptionRound(tried, at));
    const waiting = { ...tried, round, exception: { ...exception, status: 'requested' as const } };
    const running = { ...tried, exception: { ...exception, status: 'active' as const, activatedAt: from } };
    return {
      rating,
      longest,
      until,
      refused,
      stages: stagesMeant(stages, subject.parts, exceptionWork(tried, at)),
      steps: [...(round === null ? [] : [waiting]), running].flatMap((record) =>
        planException(record)
          .filter(({ kind }) => kind === 'lease_limit' || kind === 'lease_reminder')
          .map((step) => ({ step, told: tellsWhom(record, step) })),
      ),
    };
  });
}

/** Whoever asks for one and whoever owns the risk, where that is not said: the owner, and the manager above them. */
export function askersOf({ item, parts }: ItemRecord): { requester: string; riskOwner: string } {
  return { requester: item.ownerId, riskOwner: parts.owner_manager ?? parts.program_manager ?? item.ownerId };
}

/**
 * An exception that suspends this item alone, as its owner would ask for it.
 * @throws Refusal `invalid-command` for an item that is over: there is nothing to suspend
 */
export function exceptionOf(subject: ItemRecord, policy: ExceptionPolicy, at: Instant): ExceptionRecord {
  const { item, parts, managers, delegations } = subject;
  const { requester, riskOwner } = askersOf(subject);
  const { gone, readers, administrators, accounts } = parts;
  const linked: LinkedItem = {
    ...item,
    pinnedSeverity: item.severity,
    managerId: parts.program_manager ?? '',
  };
  checkItems([linked]);
  return {
    exception: {
      ...{ id: unwritten, number: 0, kind: 'policy_exception', title: '', scope: '', rule: null, rationale: '' },
      ...{ markets: [...subject.place.markets], domain: subject.place.domain, controls: [] },
      ...{ inherent: 'critical', residual: 'low', riskOwnerId: riskOwner, domainLeadId: parts.domain_lead ?? null },
      ...{ starts: null, ends: toLocal(at, item.due.zone), requestedBy: requester, startsAt: null, endsAt: at },
      ...{ status: 'draft', authors: [], roundId: null, approvedAt: null, activatedAt: null, endedAt: null },
      ...{ endReason: null, staleSince: null, staleReason: null, staleCount: 0, policyVersionId: unwritten },
      ...{ predecessorId: null, version: 0 },
    },
    items: [linked],
    parts: {
      ...(gone ? { gone } : {}),
      ...(readers ? { readers } : {}),
      ...(administrators ? { administrators } : {}),
      ...(accounts ? { accounts } : {}),
      requester,
      risk_owner: riskOwner,
      risk_owner_manager: managers[riskOwner] ?? null,
      domain_lead: parts.domain_lead ?? null,
      ...partsOfItems([linked]),
    },
    policy,
    steps: [],
    round: null,
    rounds: 0,
    managers,
    delegations,
    successor: null,
  };
}
