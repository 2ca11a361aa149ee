import { canDoToException, mayDoToException, type ExceptionParts } from './exception-access.js';
import type { Actor } from './actor.js';
import { isOfTheRound } from './rights.js';
import { goesThrough, signTrials, whyRefused } from './trial.js';
import { noOutcome } from '../record/outcome.js';
import type { Instant } from '../time.js';
import type { ExceptionCommand } from '../exception/commands.js';
import { decideException } from '../exception/decide.js';
import type { ExceptionRecord } from '../exception/exception.js';
import { lookAtException } from '../exception/look.js';
import { ratings } from '../policy/rating.js';
import { allowedExceptionEvents, type ExceptionEvent } from '../exception/table.js';

/** Who plays which part, for the question who may send a command at all. */
export function exceptionAccessParts({ exception, items }: ExceptionRecord): ExceptionParts {
  const { requestedBy, riskOwnerId, domainLeadId, domain, markets } = exception;
  const place = { domain, markets, programIds: items.map(({ programId }) => programId) };
  return { requestedBy, riskOwnerId, domainLeadId, programManagerIds: items.map(({ managerId }) => managerId), place };
}

/** The twin of an item's `possibleFor`: the commands that a person could send now with success, given the right words. */
export function possibleForException(subject: ExceptionRecord, actor: Actor, at: Instant): ExceptionEvent[] {
  const parts = exceptionAccessParts(subject);
  const seen = lookedAt(subject, at);
  return allowedExceptionEvents((seen ?? subject).exception.status).filter((event) => {
    if (!canDoToException(actor, event, parts)) return false;
    // What cannot be gone on with can be taken back or revoked all the same.
    if (seen === null) return event === 'withdraw' || event === 'revoke';
    // Nobody signs what they cannot have read.
    if (isOfTheRound(event) && seen.round?.id !== subject.round?.id) return false;
    const by = { actorId: actor.id, key: 'trial', at };
    return trialsOf(event, seen).some((command) => goesThrough(() => decideException(noOutcome(seen), command, by)));
  });
}

/**
 * Why not, of what the table of states has and this person cannot do now: so that a page can say who may, or what is missing.
 *
 * @param allowed what can be, from `possibleForException`
 */
export function refusedForException(
  subject: ExceptionRecord,
  actor: Actor,
  at: Instant,
  allowed: readonly ExceptionEvent[],
): { command: ExceptionEvent; because: string }[] {
  const seen = lookedAt(subject, at) ?? subject;
  const by = { actorId: actor.id, key: 'trial', at };
  return allowedExceptionEvents(subject.exception.status)
    .filter((event) => !allowed.includes(event))
    .map((event) => ({
      command: event,
      because: whyRefused(() => {
        mayDoToException(actor, event, exceptionAccessParts(subject));
        for (const command of trialsOf(event, seen)) decideException(noOutcome(seen), command, by);
      }),
    }));
}

/** As a command would find it; null where that cannot be. */
function lookedAt(subject: ExceptionRecord, at: Instant): ExceptionRecord | null {
  try {
    return lookAtException(noOutcome(subject), at).after;
  } catch {
    return null;
  }
}

/** How a command is tried; several ways where one may be refused and the other not. */
function trialsOf(event: ExceptionEvent, { round }: ExceptionRecord): ExceptionCommand[] {
  switch (event) {
    case 'request':
      return [{ type: 'request' }];
    case 'edit':
      return [{ type: 'edit', content: { rationale: 'a trial, and nothing else' } }];
    case 'sign':
      return signTrials(round, ['approve', 'send_back', 'refuse'] as const);
    case 'break_glass':
    case 'confirm_glass':
      return round ? [{ type: event, reason: 'a trial, and nothing else', contentHash: round.contentHash }] : [];
    case 'refuse_glass':
      return [{ type: event }];
    case 'withdraw':
      return [{ type: 'withdraw', reason: 'trial' }];
    case 'revoke':
      return [{ type: 'revoke', reason: 'trial' }];
    case 'renew':
      return [{ type: 'renew', successorId: 'trial' }];
    case 'reassess':
      return ratings.map((residual) => ({ type: 'reassess', inherent: 'critical', residual, reason: 'trial' }));
    case 'start':
    case 'end':
    case 'evaluate':
      return [];
  }
}
