import type { Actor } from '../access/actor.js';
import { Refusal } from '../refusal.js';
import { standsIn } from '../stand-in/stand-in.js';
import type { Instant } from '../time.js';
import { decideRisk } from './decide.js';
import type { RiskCommand, RiskRecord } from './risk.js';
import { allowedRiskEvents, type RiskEvent } from './table.js';
import { noOutcome } from '../record/outcome.js';

const partNames = {
  owner: 'its owner',
  owner_manager: 'the owner’s manager',
  domain_lead: 'its domain lead',
  requester: 'whoever raised it',
} as const;
type Part = keyof typeof partNames;

const steerers: Part[] = ['owner_manager', 'domain_lead'];

/** Which parts may do what to a risk; an administrator always may. Who signs is decided by its round. */
const rights: Partial<Record<RiskEvent, Part[]>> = {
  review: ['owner'],
  withdraw: ['owner'],
  acknowledge: ['owner', ...steerers],
  edit: ['owner', ...steerers, 'requester'],
  schedule: steerers,
  reassign: ['owner', ...steerers],
  reopen: ['owner', ...steerers],
};

/** Changes anything of the register at all: everybody but auditors. @throws Refusal `not-allowed` */
export function mayWriteRisks(actor: Actor): void {
  if (actor.access === 'auditor') throw new Refusal('not-allowed', 'An auditor reads everything and changes nothing.');
}

/**
 * In whose name somebody may do it: null for their own, or the absent owner for whom they stand in.
 * @throws Refusal `not-allowed` naming who could
 */
export function riskInWhoseName(actor: Actor, event: RiskEvent, subject: RiskRecord, at: Instant): string | null {
  mayWriteRisks(actor);
  if (event === 'sign') return null;
  const parts = rights[event] ?? [];
  const { risk, delegations, parts: people } = subject;
  if (actor.access === 'administrator' || parts.some((part) => people[part] === actor.id)) return null;
  if (parts.includes('owner')) {
    const moment = { delegations, at, barred: [] };
    if (standsIn(actor.id, risk.ownerId, 'everything', moment) === 'yes') return risk.ownerId;
  }
  const who = [...parts.map((part) => partNames[part]), 'an administrator'];
  throw new Refusal('not-allowed', `You may not ${event} this risk. ${who.join(', ')} may.`, { who });
}

/** The commands that a person could send now with success, given the right words. */
export function possibleForRisk(subject: RiskRecord, actor: Actor, at: Instant): RiskEvent[] {
  return allowedRiskEvents(subject.risk.status).filter((event) =>
    trialsOf(event, subject).some((command) => isPossible(subject, actor, event, command, at)),
  );
}

function isPossible(subject: RiskRecord, actor: Actor, event: RiskEvent, command: RiskCommand, at: Instant): boolean {
  try {
    const onBehalfOf = riskInWhoseName(actor, event, subject, at);
    const by = { actorId: actor.id, key: 'trial', at, ...(onBehalfOf === null ? {} : { onBehalfOf }) };
    decideRisk(noOutcome(subject), command, by);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Whoever stands in for several must say for whom; they may all the same.
    return error.code === 'invalid-command';
  }
}

function trialsOf(event: RiskEvent, { risk, round }: RiskRecord): RiskCommand[] {
  const reason = 'a trial';
  switch (event) {
    case 'review':
      return [{ type: 'review', outcome: 'open', statement: reason }];
    case 'sign': {
      const read = round ? { contentHash: round.contentHash } : {};
      return [
        { type: 'sign', decision: 'approve', ...read },
        { type: 'sign', decision: 'send_back', reason, ...read },
      ];
    }
    case 'withdraw':
      return [{ type: 'withdraw', reason }];
    case 'acknowledge':
      return [{ type: 'acknowledge' }];
    case 'edit':
      return [{ type: 'edit', content: { text: `${risk.text}, as a trial` } }];
    case 'schedule':
      return [{ type: 'schedule', reviewEvery: risk.reviewEvery === 'P1Y' ? 'P6M' : 'P1Y', reason }];
    case 'reassign':
      return [{ type: 'reassign', ownerId: 'trial', reason }];
    case 'reopen':
      return [{ type: 'reopen', reason }];
    default:
      return [];
  }
}
