import type { EntityManager } from 'typeorm';
import { reasonsAsSeen } from '../../../../database/access/texts-as-seen.js';
import { loadRisk } from '../../../../database/risks/kind.js';
import type { RiskSelection, ShownRisk } from '../../../../database/risks/row.js';
import { ratings } from '../../../../domain/policy/rating.js';
import { riskWork } from '../../../../domain/risk/change.js';
import { possibleForRisk, refusedForRisk } from '../../../../domain/access/risk-access.js';
import { levelOf, riskKey, type RiskRecord } from '../../../../domain/risk/risk.js';
import { riskOutcomes, riskStatuses } from '../../../../domain/risk/table.js';
import { waitingFor } from '../../../../domain/sign-off/round.js';
import type { Actor } from '../access/actor.js';
import { breakGlassSchema, glassJson } from '../items/glass-json.js';
import { refusedSchema } from '../items/refused-json.js';
import { waitingJson, waitingSchema } from '../items/waiting.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import {
  choice,
  day,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  schema,
  text,
  uuid,
  versioned,
} from '../openapi/json-schema.js';
import { invalidRequest } from '../problems/problem.js';
import type { RiskFilter } from './risk.dto.js';
import { stageSchema } from '../items/stage-json.js';

const rated = { likelihood: integer, impact: integer, level: choice(ratings) };

export const riskSchema = versioned(
  'Risk',
  object({
    id: uuid,
    number: integer,
    key: text,
    title: text,
    text,
    owner: person,
    domainLead: nullable(person),
    domain: nullable(text),
    markets: list(text),
    ...rated,
    status: choice(riskStatuses),
    review: nullable(
      object({ outcome: choice(riskOutcomes), ...rated, statement: text, handedInBy: person, at: instant }),
    ),
    reviewEvery: text,
    reviewDue: object({ date: day, time: nullable(text), zone: text, at: instant }),
    overdue: flag,
    ladderLevel: integer,
    acknowledgedUntil: nullable(instant),
    closedAt: nullable(instant),
    policies: object({ escalation: uuid, reminder: uuid, signOff: uuid }, 'The versions by which it runs, by id.'),
    raisedBy: person,
    createdAt: instant,
    updatedAt: instant,
    restricted: flag,
    brokenGlass: flag,
    version: integer,
  }),
);

export const riskDetailSchema = schema('RiskDetail', {
  allOf: [
    riskSchema,
    object({
      allowed: list(text),
      refused: list(refusedSchema),
      signOff: nullable(
        object({
          id: uuid,
          round: integer,
          stage: integer,
          stages: list(stageSchema),
          contentHash: text,
          waitingFor: list(waitingSchema),
          breakGlass: breakGlassSchema,
        }),
      ),
    }),
  ],
});

export type RiskJson = ReturnType<typeof riskJson>;

export function riskJson({ facts: r, names, restricted, broken_glass, created_at, updated_at }: ShownRisk) {
  const named = (id: string): { id: string; name: string } => ({ id, name: names[id] ?? '' });
  const { review } = r;
  return {
    id: r.id,
    number: r.number,
    key: riskKey(r.number),
    title: r.title,
    text: r.text,
    owner: named(r.ownerId),
    domainLead: r.domainLeadId === null ? null : named(r.domainLeadId),
    domain: r.domain,
    markets: r.markets,
    likelihood: r.likelihood,
    impact: r.impact,
    level: r.level,
    status: r.status,
    review: review && {
      outcome: review.outcome,
      likelihood: review.likelihood,
      impact: review.impact,
      level: levelOf(review.likelihood, review.impact),
      statement: review.statement,
      handedInBy: named(review.by),
      at: new Date(review.at).toISOString(),
    },
    reviewEvery: r.reviewEvery,
    reviewDue: { ...r.due, at: new Date(r.dueAt).toISOString() },
    overdue: r.overdue,
    ladderLevel: r.ladderLevel,
    acknowledgedUntil: iso(r.acknowledgedUntil),
    closedAt: iso(r.closedAt),
    policies: {
      escalation: r.escalationPolicyVersionId,
      reminder: r.reminderPolicyVersionId,
      signOff: r.signOffPolicyVersionId,
    },
    raisedBy: named(r.raisedBy),
    createdAt: created_at.toISOString(),
    updatedAt: updated_at.toISOString(),
    restricted,
    brokenGlass: broken_glass,
    version: r.version,
  };
}

/** A risk with what may be done to it now, and whom it waits for. */
export async function riskDetail(manager: EntityManager, row: ShownRisk, actor: Actor): Promise<object> {
  const at = Date.now();
  const subject = await loadRisk(manager, row.facts.id, { lock: false, at });
  const allowed = subject ? possibleForRisk(subject, actor, at) : [];
  return {
    ...riskJson(row),
    allowed,
    refused: await reasonsAsSeen(manager, actor.sight, subject ? refusedForRisk(subject, actor, at, allowed) : []),
    signOff: subject && (await signOffOf(manager, subject, at)),
  };
}

async function signOffOf(manager: EntityManager, subject: RiskRecord, at: number): Promise<object | null> {
  const { round, names, delegations } = subject;
  if (!round) return null;
  const { id, number, stage, stages, contentHash } = round;
  const waiting = waitingJson(waitingFor(round), { names, delegations, at, barred: riskWork(subject, at) });
  return {
    id,
    round: number,
    stage,
    stages,
    contentHash,
    waitingFor: waiting,
    breakGlass: await glassJson(manager, round),
  };
}

/** A filter with the names in it looked up. @throws Problem `invalid-request`, Refusal `unknown-name`, `ambiguous-name` */
export async function risksMeant(manager: EntityManager, filter: RiskFilter, actor: Actor): Promise<RiskSelection> {
  const { rating, overdue, brokenGlass, dueBefore, dueAfter, changedSince, q } = filter;
  const who = (field: 'owner' | 'domainLead' | 'waitingFor'): Promise<string | null> =>
    idNamed(manager, 'person', filter[field], field, actor);
  return {
    ...{ level: rating, overdue, brokenGlass, dueBefore, dueAfter, changedSince, q, seenBy: actor.sight },
    statuses: statusesOf(filter.status),
    ownerId: await who('owner'),
    domainLeadId: await who('domainLead'),
    waitingForId: await who('waitingFor'),
    market: await wordNamed(manager, 'market', filter.market, 'market', actor),
    domain: await wordNamed(manager, 'domain', filter.domain, 'domain', actor),
  };
}

function statusesOf(status: string | undefined): string[] | undefined {
  const wanted = status?.split(',').map((part) => part.trim());
  const known: readonly string[] = riskStatuses;
  if (wanted?.some((part) => !known.includes(part)))
    throw invalidRequest([
      { path: 'status', message: `must be one or more of ${riskStatuses.join(', ')}, with commas between.` },
    ]);
  return wanted;
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
