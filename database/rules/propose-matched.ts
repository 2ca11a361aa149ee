import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';
import type { LinkedKind } from '../../domain/record-link/link.js';
import type { Compared, Would } from '../../domain/rule/evaluate.js';
import { ruleKey } from '../../domain/rule/rule.js';
import { Refusal } from '../../domain/refusal.js';
import { saveUse, useUnderLicence, type UseUnder } from './licence-use.js';
import type { Targets } from '../proposals/attempt.js';
import { propose, type NewProposal } from '../proposals/propose.js';
import { faultCode } from '../sql/faults.js';
import { lockRule } from './rules.js';
import { stopRule } from './stop.js';

/** What a rule in suggest has matched, and is to be proposed. */
export interface Matched {
  version_id: string;
  seq: string;
  rule_id: string;
  number: number;
  name: string;
  version: number;
  reason: string;
  budget: number;
  kind: LinkedKind;
  subject_id: string;
  would: Would;
  why: Compared[];
  /** Who put the rule into suggest. */
  put_by: string;
  /** Who wrote the version; null where they have left. */
  written_by: string | null;
}

/** So many are looked at in one round. */
const atOnce = 25;

/** What waits to be proposed, the oldest event first. */
export function matchedAndWaiting(manager: EntityManager): Promise<Matched[]> {
  return manager.query<Matched[]>(
    `SELECT e.version_id, e.event_seq::text AS seq, e.rule_id, r.number, r.name, v.version, v.body ->> 'reason' AS reason,
       (v.body ->> 'budget')::integer AS budget, e.subject_kind AS kind, e.subject_id, e.would, e.why,
       coalesce(r.state_by, r.created_by) AS put_by, CASE WHEN w.active THEN w.id END AS written_by
     FROM rule_evaluations e JOIN rules r ON r.id = e.rule_id JOIN rule_versions v ON v.id = e.version_id
       JOIN people w ON w.id = v.created_by
     WHERE e.waits ORDER BY e.event_seq LIMIT ${atOnce}`,
  );
}

/** So long it waits for a rule or a record that others hold; it is tried again then. */
const patience = '500ms';

/** PostgreSQL: others hold it, it came between others, it has no room, it is being stopped, or it is away: this passes. */
const passing = /^(?:08|40|53|55|57|$)/;

/** Whether what failed lies with the database as it is just now, so that it is tried again as it stands. */
export function mayPass(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  return passing.test(faultCode(error) ?? '');
}

/**
 * Proposes what a rule has matched, once; or writes down why not. Whether the rule may is asked behind its lock, in the transaction
 * in which it is proposed: once a stop has been answered, nothing more comes of what waits.
 *
 * @param made the proposal, or why there is none
 */
export async function proposeMatched(
  dataSource: DataSource,
  targets: Targets,
  one: Matched,
  made: NewProposal | Refusal,
): Promise<void> {
  try {
    await dataSource.transaction(async (manager) => {
      await manager.query(`SET LOCAL lock_timeout = '${patience}'`);
      const state = await mayStill(manager, one);
      if (state === null) return;
      if (made instanceof Refusal) throw made;
      const by = { actorId: one.put_by, key: made.id, at: Date.now() };
      const use = state === 'act' ? await usedUnder(targets, manager, { one, made, by }) : null;
      const acts = use?.how === 'acted' ? { licence: use.licence } : {};
      await propose(targets, manager, { ...made, ...acts }, by);
      if (use !== null) await saveUse(manager, one, use, made.id);
      await settle(manager, one, { proposalId: made.id, refused: null });
    });
  } catch (error) {
    if (mayPass(error)) return;
    if (!(error instanceof Refusal)) throw error;
    await refuseMatched(dataSource.manager, one, error.detail);
  }
}

/** What becomes of a match of a rule in act. What whoever has it act could not do by themself waits for somebody who can. */
async function usedUnder(
  targets: Targets,
  manager: EntityManager,
  { one, made, by }: { one: Matched; made: NewProposal; by: { actorId: string; key: string; at: number } },
): Promise<UseUnder | null> {
  const use = await useUnderLicence(manager, one, by.at);
  if (use?.how !== 'acted') return use;
  const request = { id: made.on.id, command: made.sent, ...by };
  const { result } = await targets[made.on.kind].attempt(manager, request, { themselves: true });
  return result.ok ? use : { how: 'proposed', because: result.detail, licence: use.licence };
}

/**
 * In which state its rule may propose, or act, behind the lock of the rule; null where it may not, or it waits no more: why not is
 * written down.
 */
async function mayStill(manager: EntityManager, one: Matched): Promise<'suggest' | 'act' | null> {
  const rule = await lockRule(manager, one.rule_id);
  const [now] = await manager.query<{ waits: boolean; since: boolean; spent: number }[]>(
    `SELECT e.waits, a.recorded_at >= r.state_since AS since,
       (SELECT count(*)::integer FROM rule_evaluations p WHERE p.rule_id = r.id AND p.proposed_at > now() - interval '1 hour') AS spent
     FROM rule_evaluations e JOIN rules r ON r.id = e.rule_id JOIN audit_events a ON a.seq = e.event_seq
     WHERE e.version_id = $1 AND e.event_seq = $2`,
    [one.version_id, one.seq],
  );
  if (!now?.waits) return null;
  const { state } = rule;
  if ((state !== 'suggest' && state !== 'act') || rule.liveVersionId !== one.version_id || !now.since) {
    await refuseMatched(manager, one, 'The rule was stopped, or changed, before it was proposed.');
    return null;
  }
  if (now.spent < one.budget) return state;
  const because = `It made ${now.spent} proposals within an hour, which is its budget`;
  await stopRule(manager, one.rule_id, { by: null, because, key: one.seq, tell: one.put_by });
  return null;
}

/** It is not proposed: why is written beside it. */
export async function refuseMatched(manager: EntityManager, one: Matched, refused: string): Promise<void> {
  await settle(manager, one, { proposalId: null, refused });
}

async function settle(
  manager: EntityManager,
  { version_id, seq }: Matched,
  { proposalId, refused }: { proposalId: string | null; refused: string | null },
): Promise<void> {
  await manager.query(
    `UPDATE rule_evaluations SET waits = false, proposal_id = $3, refused = $4,
       proposed_at = CASE WHEN $3::uuid IS NULL THEN NULL ELSE now() END
     WHERE version_id = $1 AND event_seq = $2 AND waits`,
    [version_id, seq, proposalId, refused],
  );
}

/** By what a proposal names the version of a rule: `RU-3@2`. */
export function versionName({ number, version }: Pick<Matched, 'number' | 'version'>): string {
  return `${ruleKey(number)}@${version}`;
}
