import { decideRisk } from '../risk/decide.js';
import type { RiskCommand, RiskRecord } from '../risk/risk.js';
import { allowedRiskEvents, type RiskEvent } from '../risk/table.js';
import { noOutcome } from '../record/outcome.js';
import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';
import type { Actor } from './actor.js';
import { riskInWhoseName } from './risk-access.js';

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
