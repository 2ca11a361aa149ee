import type { ItemRecord } from '../../domain/item/item.js';
import { decideItem } from '../../domain/item/decide.js';
import { noOutcome } from '../../domain/record/outcome.js';
import type { Exception, ExceptionRecord, LinkedItem } from '../../domain/exception/exception.js';
import { partsOfItems } from '../../domain/exception/people.js';
import { noDelegations } from '../../domain/stand-in/delegation.js';
import { defaultExceptionPolicy } from '../../domain/policy/exception.js';
import { toInstant, type LocalTime } from '../../domain/time.js';
import { itemRecord as draftCase } from './item-case.js';

/** Monday 5 January 2026, 10:00 in Singapore. */
export const monday = Date.UTC(2026, 0, 5, 2);
export const day = 86_400_000;

export function dueOn(days: number): LocalTime {
  return { date: new Date(monday + days * day).toISOString().slice(0, 10), time: '18:00', zone: 'Asia/Singapore' };
}

/** An item that was activated on that Monday, due ten days later. */
export function itemRecord(number: number, facts: Partial<ItemRecord['item']> = {}): ItemRecord {
  const subject = draftCase({
    due: facts.due ?? dueOn(10),
    facts: {
      id: `5d0c7a52-0000-8000-8000-00000000000${number}`,
      number,
      title: `Item ${number}`,
      severity: 'medium',
      ...facts,
    },
  });
  const { item } = subject;
  const started = { ...subject, parts: { ...subject.parts, owner: item.ownerId } };
  if (item.status !== 'draft') return started;
  return decideItem(noOutcome(started), { type: 'activate' }, { actorId: null, key: 'launch', at: monday }).after;
}

/** The item as an exception sees it. */
export function linkedItem({ item, parts }: ItemRecord, pinnedSeverity = item.severity): LinkedItem {
  const { id, number, title, status, severity, ownerId, contributors, programId } = item;
  return {
    id,
    number,
    title,
    status,
    severity,
    pinnedSeverity,
    ownerId,
    contributors,
    programId,
    managerId: parts.program_manager ?? '',
  };
}

/** A draft of an exception that `analyst` asks for and `head` would own the risk of, for thirty days. */
export function exceptionCase(number: number, items: LinkedItem[], facts: Partial<Exception> = {}): ExceptionRecord {
  const ends = facts.ends ?? dueOn(30);
  const exception: Exception = {
    id: `e0000000-0000-8000-8000-00000000000${number}`,
    number,
    kind: 'policy_exception',
    title: `Exception ${number}`,
    scope: 'Sellers in VN who joined before the rule',
    markets: ['VN'],
    domain: 'counterfeit and IP',
    rule: null,
    rationale: 'The detector is rebuilt',
    controls: [{ text: 'Daily manual sample of 50 listings', ownerId: 'owner' }],
    inherent: 'high',
    residual: 'medium',
    requestedBy: 'analyst',
    riskOwnerId: 'head',
    domainLeadId: 'lead',
    starts: null,
    startsAt: facts.starts ? toInstant(facts.starts) : null,
    ends,
    endsAt: toInstant(ends),
    status: 'draft',
    authors: [],
    roundId: null,
    approvedAt: null,
    activatedAt: null,
    endedAt: null,
    endReason: null,
    staleSince: null,
    staleReason: null,
    staleCount: 0,
    policyVersionId: 'x1',
    predecessorId: null,
    version: 0,
    ...facts,
  };
  return {
    exception,
    items,
    parts: {
      requester: exception.requestedBy,
      risk_owner: exception.riskOwnerId,
      risk_owner_manager: 'chief',
      domain_lead: exception.domainLeadId,
      ...partsOfItems(items),
    },
    policy: defaultExceptionPolicy,
    steps: [],
    round: null,
    rounds: 0,
    managers: { lead: 'chief', chief: null, manager: 'lead', head: 'chief' },
    delegations: noDelegations,
    successor: null,
  };
}
