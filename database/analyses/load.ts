import type { EntityManager } from 'typeorm';
import type { AnalysisRecord } from '../../domain/analysis/analysis.js';
import type { SignOffPolicy } from '../../domain/policy/sign-off.js';
import { peopleIn } from '../../domain/policy/check-policy.js';
import type { Instant } from '../../domain/time.js';
import { calendarsOf } from '../calendars/market-calendar.js';
import { policyBodies } from '../policies/policy-bodies.js';
import { loadOnLadder } from '../record/load-on-ladder.js';
import type { Row } from '../record/row.js';
import { loadOpenRounds } from '../sign-off/rounds.js';
import { analysisRow } from './row.js';
import { presentTaxonomy } from './taxonomy.js';

/**
 * An analysis with all that the rules need; its row is locked for the transaction unless it is only read. Null where there is
 * none.
 *
 * @param options.people whose managers and calendars the decision will need besides
 */
export async function loadAnalysis(
  manager: EntityManager,
  id: string,
  options: { lock: boolean; at: Instant; people?: string[] },
): Promise<AnalysisRecord | null> {
  if (options.lock) await manager.query('SELECT 1 FROM analyses WHERE id = $1 FOR NO KEY UPDATE', [id]);
  const [row] = await manager.query<(Row & { manager_id: string | null; market: string | null; rounds: number })[]>(
    `SELECT k.*${analysisRow.dates('k')}, o.manager_id, o.market,
       (SELECT coalesce(max(number), 0) FROM sign_off_rounds WHERE subject_id = k.id) AS rounds
     FROM analyses k JOIN people o ON o.id = k.owner_id WHERE k.id = $1`,
    [id],
  );
  if (!row) return null;
  const facts = analysisRow.factsOf(row);
  const { escalationPolicyVersionId: escalation, reminderPolicyVersionId: reminder, ownerId } = facts;
  const signOff = (await policyBodies(manager, [facts.signOffPolicyVersionId]))(facts.signOffPolicyVersionId);
  const round = (await loadOpenRounds(manager, facts.roundId === null ? [] : [facts.roundId])).get(id) ?? null;
  const asked = facts.asks.map(({ personId }) => personId);
  const given = [...(options.people ?? []), ...asked];
  const { calendar, ofMarket, calendars } = await calendarsOf(manager, facts, given);
  const { away, policies, ...rest } = await loadOnLadder(manager, {
    ...{ id, at: options.at, versions: { escalation, reminder }, owes: [ownerId, ...asked], market: row.market },
    people: [
      ...given,
      ...[facts.domainLeadId, row.manager_id, ...peopleIn(signOff)],
      ...(round?.stages.flatMap(({ approvers }) => approvers.map(({ personId }) => personId)) ?? []),
    ],
  });
  return {
    ...{ facts, ...rest, calendar, ofMarket, calendars, round, rounds: row.rounds },
    policies: { ...policies, signOff: signOff as SignOffPolicy },
    taxonomy: await presentTaxonomy(manager),
    parts: {
      ...away,
      owner: ownerId,
      owner_manager: row.manager_id,
      domain_lead: facts.domainLeadId,
      requester: facts.openedBy,
    },
  };
}
