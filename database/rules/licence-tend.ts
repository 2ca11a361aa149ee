import type { DataSource, EntityManager } from 'typeorm';
import { contradictionOf, driftOf, weeksOf, type HeldDecisions } from '../../domain/acting-licence/fall.js';
import { littleChange } from '../../domain/proposal/share-of-change.js';
import { licenceKey } from '../../domain/acting-licence/licence.js';
import { licensedStrata, verdictOf } from '../../domain/acting-licence/verdict.js';
import { recordRule } from './record-rule.js';
import { lockRule } from './rules.js';
import { inTransaction } from '../sql/transaction.js';
import { fall, tellKeepers, type Fall } from './licence-fall.js';
import { labelsOf } from './licence-label.js';
import { findLicence, lockLicence, setLicenceState, type LicenceRow } from './licences.js';
import { weeklyRatesOf } from './licence-population.js';

/** So many are looked at in one round. */
const atOnce = 50;

const dayMs = 86_400_000;

/**
 * Looks after licences: labels that are all there come to a verdict; those that are in force end or fall. Gives how many have moved.
 *
 * @param at what time it is, epoch ms
 */
export async function tendLicences(dataSource: DataSource, at: number): Promise<number> {
  const rows = await dataSource.query<{ id: string; rule_id: string; state: string }[]>(
    `SELECT l.id, l.rule_id, l.state FROM acting_licences l LEFT JOIN review_rounds r ON r.id = l.round_id
     WHERE l.state = 'in_force' OR (l.state = 'labelling' AND r.status IN ('closed', 'cancelled')) ORDER BY l.updated_at, l.id LIMIT ${atOnce}`,
  );
  let moved = 0;
  for (const { id, rule_id: ruleId, state } of rows) {
    const did = await inTransaction(dataSource, async (manager) =>
      state === 'labelling' ? judge(manager, ruleId, id, at) : fallIfDue(manager, ruleId, id, at),
    );
    if (did) moved += 1;
  }
  return moved;
}

/** All is labelled, or the round was ended: what the labels come to, once. */
async function judge(manager: EntityManager, ruleId: string, id: string, at: number): Promise<boolean> {
  await lockRule(manager, ruleId);
  const licence = await lockLicence(manager, id);
  if (licence.state !== 'labelling') return false;
  const verdict = verdictOf(licence.strata, await labelsOf(manager, licence, at), licence.plan);
  const licensed = licensedStrata(verdict);
  const state = licensed.length > 0 ? 'to_sign' : 'failed';
  const because =
    licensed.length > 0
      ? `The labels license ${licensed.join('; ')}. Two sign who have no part in the rule`
      : 'The labels license nothing: in no combination of markets and domain are errors surely as few as the plan allows';
  await setLicenceState(manager, id, { state, because, verdict });
  const data = {
    licence: licenceKey(licence.number),
    state,
    strata: verdict.strata.map(({ name, labels, errors, licensed: may }) => ({ name, labels, errors, licensed: may })),
  };
  await recordRule(manager, ruleId, 'rule.licence_judged', { actor: null, key: id, data });
  await tellKeepers(manager, licence, { kind: 'licence_judged', because, key: id });
  return true;
}

async function fallIfDue(manager: EntityManager, ruleId: string, id: string, at: number): Promise<boolean> {
  const licence = await findLicence(manager, id);
  const fallen = await whyFallen(manager, licence, at);
  return fallen !== null && fall(manager, ruleId, id, fallen);
}

/** Why a licence in force is over; null: it is not. */
export async function whyFallen(manager: EntityManager, licence: LicenceRow, at: number): Promise<Fall | null> {
  const { id, plan } = licence;
  if (at >= plan.endsAt) return { as: 'ended', because: 'Its planned end has come', key: `${id}/end` };
  const decisions = await heldDecisions(manager, id);
  const against = contradictionOf(decisions, plan);
  if (against !== null) return { as: 'fallen', because: against, key: `${id}/contradicted` };
  const drift = await drifted(manager, licence, at);
  return drift === null ? null : { as: 'fallen', because: drift, key: `${id}/drift` };
}

/** Each whole week since it is in force, by days (UTC), from the first whole day on. */
async function drifted(manager: EntityManager, licence: LicenceRow, at: number): Promise<string | null> {
  const { version_id: versionId, in_force_at: since, plan, rate } = licence;
  if (since === null) return null;
  const first = Math.ceil(since.getTime() / dayMs) * dayMs;
  const weeks = weeksOf(since.getTime(), plan.endsAt);
  const found = await weeklyRatesOf(manager, versionId, { from: first, until: at });
  return found.map((week) => driftOf(rate, week, weeks)).find((drift) => drift !== null) ?? null;
}

/**
 * What people decided on the share that went to them. That it had been done already says nothing against the rule; that it was not the
 * time for it does, for the rule would have done it then. A word that was mended before it was approved says nothing either way.
 */
export async function heldDecisions(manager: EntityManager, licenceId: string): Promise<HeldDecisions> {
  const [row] = await manager.query<HeldDecisions[]>(
    `SELECT count(*) FILTER (WHERE p.status IN ('approved', 'carried_out', 'failed') AND p.approved_as IS NULL)::integer AS approved,
       count(*) FILTER (WHERE (p.approved_as ->> 'share')::float8 >= ${littleChange})::integer AS changed,
       count(*) FILTER (WHERE p.status = 'rejected' AND p.decision ->> 'reason' <> 'done_already')::integer AS rejected
     FROM acting_licence_uses u JOIN proposals p ON p.id = u.proposal_id WHERE u.licence_id = $1 AND u.how = 'held'`,
    [licenceId],
  );
  return row ?? { approved: 0, changed: 0, rejected: 0 };
}
