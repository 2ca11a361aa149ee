import type { EntityManager } from 'typeorm';
import { noOutcome } from '../../domain/record/outcome.js';
import { ReviewChange } from '../../domain/review/change.js';
import { newRound, type BegunRound } from '../../domain/review/clock.js';
import { requireBlind } from '../../domain/review/decide.js';
import { lookAtReview } from '../../domain/review/fire.js';
import { presentCalendarsOf } from '../calendars/present.js';
import { checkFit } from '../people/standing.js';
import { checkVersions } from '../policies/check-versions.js';
import { defaultPolicies } from '../programs/create-program.js';
import { begin } from '../record/begin.js';
import { reviewKind, staffGiven } from './kind.js';
import { loadReview } from './load.js';
import { reviewRow } from './row.js';

type PolicyVersions = 'escalationPolicyVersionId' | 'reminderPolicyVersionId';

/** A round that somebody begins; what is not said of policies is the default. */
export type NewReview = Omit<BegunRound, PolicyVersions> & { [version in PolicyVersions]?: string | undefined };

/**
 * Writes a round down as a draft: row, first plan, and the outbox entry that starts its workflow. An id that exists is left alone.
 *
 * @throws Refusal `unknown-person`, `person-unavailable`, `unknown-policy-version`, `invalid-command`, `separation-of-duties`
 */
export async function beginReview(
  manager: EntityManager,
  given: NewReview,
  ctx: { actorId: string; key: string; at: number },
): Promise<void> {
  await checkFit(manager, [
    { id: given.ownerId, charge: 'work', path: 'ownerId' },
    ...(given.domainLeadId === null
      ? []
      : [{ id: given.domainLeadId, charge: 'decide' as const, path: 'domainLeadId' }]),
    ...staffGiven(given),
  ]);
  await checkVersions(manager, given);
  const calendar = (await presentCalendarsOf(manager, [given.ownerId]))[given.ownerId];
  if (!calendar) throw new Error(`person ${given.ownerId} has no calendar`);
  const defaults = await defaultPolicies(manager);
  const facts = newRound(
    {
      ...given,
      escalationPolicyVersionId: given.escalationPolicyVersionId ?? defaults.escalation,
      reminderPolicyVersionId: given.reminderPolicyVersionId ?? defaults.reminder,
    },
    { calendar, ...ctx },
  );
  if (!(await reviewRow.insert(manager, facts))) return;
  const subject = await loadReview(manager, facts.id, { lock: true, at: ctx.at });
  if (!subject) return;
  requireBlind(subject);
  const change = new ReviewChange(noOutcome(subject), `review_round/${facts.id}#created`, ctx.actorId, ctx.at);
  const told = change.tell('review_assigned', [{ personId: facts.ownerId, role: 'owner' }]);
  const { title, ownerId, dueAt } = facts;
  await begin(
    reviewKind,
    manager,
    lookAtReview(change.made('review_round.created', { title, ownerId, dueAt, told }), ctx.at),
    ctx,
  );
}
