import type { EntityManager } from 'typeorm';
import { dueInstantAsked, type LocalDue } from '../../domain/calendar/due.js';
import { noOutcome } from '../../domain/record/outcome.js';
import { Refusal } from '../../domain/refusal.js';
import { RiskChange } from '../../domain/risk/change.js';
import { cadence, nextReview } from '../../domain/risk/decide.js';
import { lookAtRisk } from '../../domain/risk/fire.js';
import { levelOf, type Risk, type RiskContent } from '../../domain/risk/risk.js';
import { isUuid } from '../../domain/uuid.js';
import { presentCalendarsOf } from '../calendars/present.js';
import { workflowOf } from '../engine/kinds.js';
import { enqueue } from '../engine/outbox.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import { checkFit } from '../people/standing.js';
import { checkVersions } from '../policies/check-versions.js';
import { defaultPolicies } from '../programs/create-program.js';
import type { Row } from '../record/row.js';
import { saveOutcomes } from '../record/save.js';
import { loadRisk, riskKind } from './kind.js';
import { riskRow } from './row.js';

/** A risk that somebody raises; what is not said of policies is the default. */
export interface NewRisk extends RiskContent {
  id: string;
  ownerId: string;
  domainLeadId: string | null;
  likelihood: number;
  impact: number;
  reviewEvery: string;
  /** Null: so long from now as its cadence says. */
  due: LocalDue | null;
  escalationPolicyVersionId?: string | undefined;
  reminderPolicyVersionId?: string | undefined;
  signOffPolicyVersionId?: string | undefined;
}

/**
 * Puts a risk into the register: row, first plan, what its owner is told, and the outbox entry that starts its workflow.
 * An id that exists is left alone.
 *
 * @throws Refusal `unknown-person`, `person-unavailable`, `unknown-policy-version`, `invalid-command`, `invalid-due-date`
 */
export async function raiseRisk(
  manager: EntityManager,
  { id, due, ...given }: NewRisk,
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
  const risk: Risk = {
    ...given,
    id,
    number: 0,
    raisedBy: ctx.actorId,
    level: levelOf(given.likelihood, given.impact),
    status: 'open',
    review: null,
    reviewEvery: cadence(given.reviewEvery),
    due: { date: '', time: null, zone: calendar.zone },
    dueAt: ctx.at,
    cycle: 1,
    plannedFrom: ctx.at,
    overdue: false,
    breachedAt: null,
    ladderFrom: null,
    ladderLevel: 0,
    ladderAdvance: null,
    acknowledgedAt: null,
    acknowledgedUntil: null,
    pausedSince: null,
    pausedMs: 0,
    pausedWorkingMs: 0,
    roundId: null,
    authors: [],
    closedAt: null,
    escalationPolicyVersionId: given.escalationPolicyVersionId ?? defaults.escalation,
    reminderPolicyVersionId: given.reminderPolicyVersionId ?? defaults.reminder,
    signOffPolicyVersionId: given.signOffPolicyVersionId ?? defaults.sign_off,
    version: 1,
  };
  risk.due = due ?? nextReview({ risk, calendar }, ctx.at);
  risk.dueAt = dueInstantAsked(risk.due, calendar);
  if (risk.dueAt <= ctx.at)
    throw new Refusal('invalid-due-date', 'The first review must be in the future. Give a later date.');
  if (!(await riskRow.insert(manager, risk))) return;
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
export interface ShownRisk {
  facts: Risk;
  names: Record<string, string>;
  created_at: Date;
  updated_at: Date;
}

type ShownRow = Row & Pick<ShownRisk, 'names' | 'created_at' | 'updated_at'>;

const columns = `r.*${riskRow.dates('r')}, (SELECT jsonb_object_agg(p.id, p.name) FROM people p
  WHERE p.id IN (r.owner_id, r.domain_lead_id, r.raised_by, (r.review ->> 'by')::uuid)) AS names`;

function shown(row: ShownRow): ShownRisk {
  const { names, created_at, updated_at } = row;
  return { facts: riskRow.factsOf(row), names, created_at, updated_at };
}

/** A risk by its id or as `RK-12`. @throws Refusal `not-found` */
export async function findRisk(manager: EntityManager, ref: string): Promise<ShownRisk> {
  const number = /^RK-(\d{1,15})$/i.exec(ref)?.[1];
  const [condition, value] = number === undefined ? ['r.id = $1', ref] : ['r.number = $1', Number(number)];
  const [row] =
    number !== undefined || isUuid(ref)
      ? await manager.query<ShownRow[]>(`SELECT ${columns} FROM risks r WHERE ${condition}`, [value])
      : [];
  if (!row) throw new Refusal('not-found', `There is no risk ${ref}. Name it by its id or as RK-12.`);
  return shown(row);
}

const id = { sql: 'r.id', type: 'uuid' } as const;

export const riskSorts: Sorts<'due' | 'score' | 'created' | 'number' | 'updated'> = {
  due: [{ sql: 'r.due_at', type: 'timestamptz' }, id],
  score: [{ sql: '(r.likelihood * r.impact)', type: 'integer' }, id],
  created: [{ sql: 'r.created_at', type: 'timestamptz' }, id],
  number: [{ sql: 'r.number', type: 'bigint' }],
  updated: [{ sql: 'r.updated_at', type: 'timestamptz' }, id],
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
}

export async function risksBy(
  manager: EntityManager,
  selection: RiskSelection,
  slice: Keyset,
): Promise<(ShownRisk & Row)[]> {
  const { sql, params } = conditionOf(selection);
  const rows = await manager.query<ShownRow[]>(
    `SELECT ${columns}, ${slice.columns} FROM risks r WHERE ${sql} AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
  return rows.map((row) => ({ ...row, ...shown(row) }));
}

export async function countRisks(manager: EntityManager, selection: RiskSelection): Promise<number> {
  const { sql, params } = conditionOf(selection);
  const [row] = await manager.query<{ count: number }[]>(`SELECT count(*) AS count FROM risks r WHERE ${sql}`, params);
  return row?.count ?? 0;
}

function conditionOf(by: RiskSelection): { sql: string; params: unknown[] } {
  const params: unknown[] = [];
  const conditions: string[] = ['TRUE'];
  const add = (value: unknown, sql: (placeholder: string) => string): void => {
    if (value === undefined || value === null) return;
    params.push(value);
    conditions.push(sql(`$${params.length}`));
  };
  add(by.statuses, (p) => `r.status = ANY(${p})`);
  add(by.level, (p) => `r.level = ${p}`);
  add(by.ownerId, (p) => `r.owner_id = ${p}`);
  add(by.domainLeadId, (p) => `r.domain_lead_id = ${p}`);
  add(
    by.waitingForId,
    (p) => `EXISTS (SELECT 1 FROM sign_off_rounds o,
      jsonb_to_recordset(o.stages -> (o.stage - 1) -> 'approvers') AS a("personId" uuid)
      WHERE o.id = r.round_id AND o.state = 'open' AND a."personId" = ${p}
        AND NOT EXISTS (SELECT 1 FROM signatures s WHERE s.round_id = o.id AND s.stage = o.stage
          AND coalesce(s.for_person_id, s.person_id) = a."personId"))`,
  );
  add(by.market, (p) => `EXISTS (SELECT 1 FROM unnest(r.markets) m WHERE folded(m) = folded(${p}))`);
  add(by.domain, (p) => `folded(r.domain) = folded(${p})`);
  add(by.overdue, (p) => `r.overdue = ${p}`);
  add(by.dueBefore, (p) => `(r.status <> 'closed' AND r.due_at < ${p}::timestamptz)`);
  add(by.dueAfter, (p) => `(r.status <> 'closed' AND r.due_at >= ${p}::timestamptz)`);
  add(by.q, (p) => `strpos(folded(r.title), folded(${p})) > 0`);
  return { sql: conditions.join(' AND '), params };
}
