import type { EntityManager } from 'typeorm';
import { noOutcome } from '../../domain/record/outcome.js';
import { newRisk, type RaisedRisk } from '../../domain/risk/decide.js';
import { RiskChange } from '../../domain/risk/change.js';
import { checkVersions } from '../policies/check-versions.js';
import { defaultPolicies } from '../programs/create-program.js';
import { begin } from '../record/begin.js';
import { windowsFor } from '../../domain/duty/maintenance.js';
import { peopleIn, rotasIn } from '../../domain/policy/check-policy.js';
import { aboutRisk } from '../../domain/risk/change.js';
import { decideRisk } from '../../domain/risk/decide.js';
import { lookAtRisk } from '../../domain/risk/fire.js';
import {
  byWhatOnRisk,
  notIntoOwnScope,
  possibleForRisk,
  riskAccess,
  riskInWhoseName,
} from '../../domain/access/risk-access.js';
import type { RiskCommand, RiskEffect, RiskOutcome, RiskRecord } from '../../domain/risk/risk.js';
import { riskEvents, riskTable, type RiskEvent } from '../../domain/risk/table.js';
import type { Instant } from '../../domain/time.js';
import { presentCalendarsOf } from '../calendars/present.js';
import { loadMaintenance, loadRotas } from '../duty/load-duty.js';
import { saveSignature } from '../items/save-sign-off-effects.js';
import { loadPeople } from '../people/managers.js';
import { absences, checkFit } from '../people/standing.js';
import { policyBodies } from '../policies/policy-bodies.js';
import type { StoredKind } from '../record/kind.js';
import { asItStands, explains } from '../record/explained.js';
import { loadEach } from '../record/load-each.js';
import type { Row } from '../record/row.js';
import { loadSteps } from '../record/steps.js';
import { loadOpenRounds, saveRounds } from '../sign-off/rounds.js';
import { loadDelegations } from '../stand-ins/load-delegations.js';
import { findRisk, riskRow } from './row.js';

export const riskKind: StoredKind<RiskRecord, RiskCommand, RiskEffect> = {
  kind: 'risk',
  noun: 'risk',
  states: { title: 'Risk', table: riskTable },
  many: false,
  factsOf: ({ risk }) => risk,
  armsOnly: true,
  programOf: () => null,
  aboutOf: (subject) => ({ facts: aboutRisk(subject), dueAt: subject.risk.dueAt }),
  load: (manager, ids, { at, requests }) =>
    loadEach(ids, (id) => {
      const people = requests.flatMap(({ id: of, command }) => (of === id ? peopleGiven(command) : []));
      return loadRisk(manager, id, { lock: true, at, people });
    }),
  inWhoseName(_manager, actor, command, subject, at) {
    const name = riskInWhoseName(actor, command.type, subject, at);
    notIntoOwnScope(actor, command, subject);
    return name;
  },
  async carryOut(manager, outcome, command, by) {
    await checkFit(manager, givenBy(command));
    return lookAtRisk(decideRisk(lookAtRisk(outcome, by.at), command, by), by.at);
  },
  look: (_manager, outcome, now) => lookAtRisk(outcome, now),
  handOver: {
    command: (part, toId, reason) =>
      part === 'domain_lead'
        ? { type: 'schedule', domainLeadId: toId, reason }
        : { type: 'reassign', ownerId: toId, reason },
    charge: (part) => (part === 'owner' ? 'own_risk' : 'decide'),
  },
  async called(manager, ref) {
    const { id, number, version, ownerId, raisedBy } = (await findRisk(manager, ref)).facts;
    return { id, number, version, programId: null, deciders: [ownerId, raisedBy] };
  },
  access: riskAccess,
  explains: explains<RiskRecord, RiskEvent>({
    events: riskEvents,
    load: (manager, id, _actor, at) => loadRisk(manager, id, { lock: false, at }),
    ask: riskInWhoseName,
    byWhat: byWhatOnRisk,
    whyNot: (actor, event, subject, at) => (possibleForRisk(subject, actor, at).includes(event) ? null : asItStands),
  }),
  saveRows: (manager, outcomes, seen) => riskRow.save(manager, outcomes, ({ risk }) => risk, seen),
  saveEffects: saveRiskEffects,
};

function givenBy(command: RiskCommand): Parameters<typeof checkFit>[1] {
  if (command.type === 'reassign') return [{ id: command.ownerId, charge: 'own_risk', path: 'ownerId' }];
  if (command.type === 'schedule' && command.domainLeadId)
    return [{ id: command.domainLeadId, charge: 'decide', path: 'domainLeadId' }];
  return [];
}

function peopleGiven(command: RiskCommand): string[] {
  return givenBy(command).map(({ id }) => id);
}

async function saveRiskEffects(manager: EntityManager, outcomes: readonly RiskOutcome[]): Promise<void> {
  for (const { after, effects } of outcomes)
    for (const effect of effects)
      if (effect.kind === 'round')
        await saveRounds(manager, [{ subjectKind: 'risk', subjectId: after.risk.id, round: effect.round }]);
      else await saveSignature(manager, effect.roundId, effect.signature);
}

/**
 * A risk with all that the rules need; its row is locked for the transaction unless it is only read. Null where there is
 * none.
 *
 * @param options.people whose managers and calendars the decision will need besides
 */
export async function loadRisk(
  manager: EntityManager,
  id: string,
  options: { lock: boolean; at: Instant; people?: string[] },
): Promise<RiskRecord | null> {
  if (options.lock) await manager.query('SELECT 1 FROM risks WHERE id = $1 FOR NO KEY UPDATE', [id]);
  const [row] = await manager.query<(Row & { rounds: number; manager_id: string | null; market: string | null })[]>(
    `SELECT r.*${riskRow.dates('r')}, o.manager_id, o.market,
       (SELECT coalesce(max(number), 0) FROM sign_off_rounds WHERE subject_id = r.id) AS rounds
     FROM risks r JOIN people o ON o.id = r.owner_id WHERE r.id = $1`,
    [id],
  );
  if (!row) return null;
  const risk = riskRow.factsOf(row);
  const { escalationPolicyVersionId: escalation, reminderPolicyVersionId: reminder, signOffPolicyVersionId } = risk;
  const bodies = await policyBodies(manager, [escalation, reminder, signOffPolicyVersionId]);
  const rounds = await loadOpenRounds(manager, risk.roundId === null ? [] : [risk.roundId]);
  const round = rounds.get(id) ?? null;
  const steps = (await loadSteps(manager, [id])).get(id) ?? [];
  const given = options.people ?? [];
  const { managers, names, unavailable } = await loadPeople(manager, [
    ...given,
    ...(round?.stages.flatMap(({ approvers }) => approvers.map(({ personId }) => personId)) ?? []),
    ...[...peopleIn(bodies(escalation)), ...peopleIn(bodies(signOffPolicyVersionId))],
    ...[risk.ownerId, risk.domainLeadId, row.manager_id].filter((person) => person !== null),
  ]);
  const { [risk.ownerId]: calendar, ...calendars } = await presentCalendarsOf(manager, [risk.ownerId, ...given]);
  if (!calendar) throw new Error(`person ${risk.ownerId} has no calendar`);
  const delegations = await loadDelegations(manager, Math.min(options.at, ...steps.map(({ fireAt }) => fireAt)));
  return {
    risk,
    steps,
    parts: {
      ...(await absences(manager, unavailable, [risk.ownerId], delegations)),
      owner: risk.ownerId,
      owner_manager: row.manager_id,
      domain_lead: risk.domainLeadId,
      requester: risk.raisedBy,
    },
    policies: {
      escalation: bodies(escalation) as RiskRecord['policies']['escalation'],
      reminder: bodies(reminder) as RiskRecord['policies']['reminder'],
      signOff: bodies(signOffPolicyVersionId) as RiskRecord['policies']['signOff'],
    },
    calendar,
    calendars,
    maintenance: windowsFor(await loadMaintenance(manager), { programId: '', market: row.market }),
    rotas: await loadRotas(manager, rotasIn(bodies(escalation))),
    round,
    rounds: row.rounds,
    managers,
    names,
    delegations,
  };
}

type PolicyVersions = 'escalationPolicyVersionId' | 'reminderPolicyVersionId' | 'signOffPolicyVersionId';

/** A risk that somebody raises; what is not said of policies is the default. */
export type NewRisk = Omit<RaisedRisk, PolicyVersions> & { [version in PolicyVersions]?: string | undefined };

/**
 * Puts a risk into the register: row, first plan, what its owner is told, and the outbox entry that starts its workflow.
 * An id that exists is left alone.
 *
 * @throws Refusal `unknown-person`, `person-unavailable`, `unknown-policy-version`, `invalid-command`, `invalid-due-date`
 */
export async function raiseRisk(
  manager: EntityManager,
  given: NewRisk,
  ctx: { actorId: string; at: number },
): Promise<void> {
  await checkFit(manager, [
    { id: given.ownerId, charge: 'own_risk', path: 'ownerId' },
    ...(given.domainLeadId === null
      ? []
      : [{ id: given.domainLeadId, charge: 'decide' as const, path: 'domainLeadId' }]),
  ]);
  await checkVersions(manager, given);
  const calendar = (await presentCalendarsOf(manager, [given.ownerId]))[given.ownerId];
  if (!calendar) throw new Error(`person ${given.ownerId} has no calendar`);
  const defaults = await defaultPolicies(manager);
  const risk = newRisk(
    {
      ...given,
      escalationPolicyVersionId: given.escalationPolicyVersionId ?? defaults.escalation,
      reminderPolicyVersionId: given.reminderPolicyVersionId ?? defaults.reminder,
      signOffPolicyVersionId: given.signOffPolicyVersionId ?? defaults.sign_off,
    },
    { calendar, ...ctx },
  );
  if (!(await riskRow.insert(manager, risk))) return;
  const { id } = risk;
  const subject = await loadRisk(manager, id, { lock: true, at: ctx.at });
  if (!subject) return;
  const change = new RiskChange(noOutcome(subject), `risk/${id}#raised`, ctx.actorId, ctx.at);
  const told = change.tell('risk_assigned', [{ personId: risk.ownerId, role: 'owner' }]);
  const { title, ownerId, likelihood, impact, level, dueAt, reviewEvery } = risk;
  const raised = change.made('risk.raised', { title, ownerId, likelihood, impact, level, dueAt, reviewEvery, told });
  await begin(riskKind, manager, lookAtRisk(raised, ctx.at), ctx);
}
