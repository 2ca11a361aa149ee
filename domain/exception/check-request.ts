import { Refusal } from '../refusal.js';
import { describeInstant, endOfSpan, toInstant, type Instant, type LocalTime } from '../time.js';
import type { ExceptionRecord, LinkedItem } from './exception.js';
import type { ExceptionPolicy } from '../policy/exception.js';
import { compareRatings, type Rating } from '../policy/rating.js';

/**
 * Whether it can be asked for as it stands.
 * @throws Refusal `invalid-command`, `invalid-end`
 */
export function checkRequest({ exception: e, items, policy }: ExceptionRecord, at: Instant): void {
  if (e.kind === 'policy_exception' && items.length === 0 && e.rule === null)
    throw invalid('Say what is suspended: name at least one action item, or the rule or control.');
  if (e.kind === 'policy_exception' && e.controls.length === 0)
    throw invalid('Name at least one compensating control and its owner: what is done while the rule is suspended?');
  if (compareRatings(e.residual, e.inherent) > 0)
    throw invalid(
      `The residual rating (${e.residual}) is above the inherent one (${e.inherent}): controls do not raise a risk.`,
    );
  const from = Math.max(at, e.startsAt ?? at);
  if (e.endsAt <= from)
    throw new Refusal(
      'invalid-end',
      `The end, ${describeInstant(e.endsAt, e.ends.zone)}, must be in the future and after the start.`,
    );
  const { longest } = policy.ratings[e.residual];
  const latest = latestEnd(policy, e.residual, from, e.ends.zone);
  if (e.endsAt > latest + 60_000)
    throw new Refusal(
      'invalid-end',
      `The policy lets a residual risk rated ${e.residual} run for ${longest} at most, so until ` +
        `${describeInstant(latest, e.ends.zone)}. Choose an earlier end; it can be renewed by a new decision.`,
      { latest: new Date(latest).toISOString() },
    );
}

/** The last minute until which a risk that is rated so may run, from an instant on. */
export function latestEnd(policy: ExceptionPolicy, residual: Rating, from: Instant, zone: string): Instant {
  return endOfSpan(from, policy.ratings[residual].longest, zone) - 60_000;
}

/** @throws Refusal `invalid-command` where an item that is named is finished already */
export function checkItems(items: LinkedItem[]): void {
  const over = items.filter(({ status }) => status === 'done' || status === 'cancelled');
  const which = over.map(({ number, status }) => `AI-${number} is ${status}`).join(', ');
  if (over.length > 0) throw invalid(`${which}: there is nothing to suspend. Leave it out.`);
}

/** @throws Refusal `invalid-end` for a date or time that does not exist */
export function leaseInstant(local: LocalTime): Instant {
  try {
    return toInstant(local);
  } catch {
    throw new Refusal(
      'invalid-end',
      `"${local.date} ${local.time}" in zone "${local.zone}" is not a date and time that exists.`,
    );
  }
}

function invalid(detail: string): Refusal {
  return new Refusal('invalid-command', detail);
}
