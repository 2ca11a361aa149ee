import type { EntityManager } from 'typeorm';
import { noOutcome } from '../../domain/record/outcome.js';
import { RiskChange } from '../../domain/risk/change.js';
import { lookAtRisk } from '../../domain/risk/fire.js';
import { newRisk, type RaisedRisk } from '../../domain/risk/decide.js';
import type { Risk } from '../../domain/risk/risk.js';
import { presentCalendarsOf } from '../calendars/present.js';
import { workflowOf } from '../engine/kinds.js';
import { enqueue } from '../engine/outbox.js';
import type { Sorts } from '../paging/keyset.js';
import { waitsForSignatureOf } from '../sign-off/rounds.js';
import { Narrowing, type Condition } from '../sql/condition.js';
import { checkFit } from '../people/standing.js';
import { checkVersions } from '../policies/check-versions.js';
import { defaultPolicies } from '../programs/create-program.js';
import { Register, type Shown } from '../record/register.js';
import { saveOutcomes } from '../record/save.js';
import { loadRisk, riskKind } from './kind.js';
import { riskRow } from './row.js';
import type { Sight } from '../../domain/access/sight.js';
import { seesRisk } from '../access/visible.js';

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
  const recording = { firedBy: 'command', byWorkflow: false, poke: false, ...ctx } as const;
  await saveOutcomes(riskKind, manager, [lookAtRisk(raised, ctx.at)], recording);
  await enqueue(manager, [{ ...workflowOf('risk', id), kind: 'start' }]);
}

/** A risk with the names of the people in it. */
export type ShownRisk = Shown<Risk>;

export const riskRegister = new Register(riskRow, {
  ...{ path: 'risks', key: 'RK', alias: 'k' },
  people: `k.owner_id, k.domain_lead_id, k.raised_by, (k.review ->> 'by')::uuid`,
});

/** A risk by its id or as `RK-12`. @throws Refusal `not-found` */
export function findRisk(manager: EntityManager, ref: string): Promise<ShownRisk> {
  return riskRegister.find(manager, ref);
}

const id = { sql: 'k.id', type: 'uuid' } as const;

export const riskSorts: Sorts<'due' | 'score' | 'created' | 'number' | 'updated'> = {
  due: [{ sql: 'k.due_at', type: 'timestamptz' }, id],
  score: [{ sql: '(k.likelihood * k.impact)', type: 'integer' }, id],
  created: [{ sql: 'k.created_at', type: 'timestamptz' }, id],
  number: [{ sql: 'k.number', type: 'bigint' }],
  updated: [{ sql: 'k.updated_at', type: 'timestamptz' }, id],
};

/** What a list is narrowed by; what is absent or null narrows nothing. */
export interface RiskSelection {
  statuses?: string[] | undefined;
  level?: string | undefined;
  ownerId?: string | null;
  domainLeadId?: string | null;
  /** Who is asked to sign now. */
  waitingForId?: string | null;
  market?: string | null;
  domain?: string | null;
  overdue?: boolean | undefined;
  /** Instants as ISO 8601: before, and at or after. */
  dueBefore?: string | undefined;
  dueAfter?: string | undefined;
  /** Part of the title. */
  q?: string | undefined;
  /** Whoever asks, and sees no other. */
  seenBy?: Sight | undefined;
}

/** The condition on `risks k`, with its values. */
export function risksWhere(by: RiskSelection): Condition {
  const list = new Narrowing();
  list.by(by.statuses, (p) => `k.status = ANY(${p})`);
  list.by(by.level, (p) => `k.level = ${p}`);
  list.by(by.ownerId, (p) => `k.owner_id = ${p}`);
  list.by(by.domainLeadId, (p) => `k.domain_lead_id = ${p}`);
  list.by(by.waitingForId, (p) => waitsForSignatureOf(p, 'k.round_id'));
  list.by(by.market, (p) => `EXISTS (SELECT 1 FROM unnest(k.markets) m WHERE folded(m) = folded(${p}))`);
  list.by(by.domain, (p) => `folded(k.domain) = folded(${p})`);
  list.by(by.overdue, (p) => `k.overdue = ${p}`);
  list.by(by.dueBefore, (p) => `(k.status <> 'closed' AND k.due_at < ${p}::timestamptz)`);
  list.by(by.dueAfter, (p) => `(k.status <> 'closed' AND k.due_at >= ${p}::timestamptz)`);
  list.by(by.q, (p) => `strpos(folded(k.title), folded(${p})) > 0`);
  if (by.seenBy) list.also(seesRisk(by.seenBy, (value) => list.placeholderOf(value)));
  return list.condition;
}
