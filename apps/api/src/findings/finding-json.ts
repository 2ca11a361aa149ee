import type { EntityManager } from 'typeorm';
import { reasonsAsSeen } from '../../../../database/access/texts-as-seen.js';
import { loadFinding } from '../../../../database/findings/load.js';
import type { ShownFinding } from '../../../../database/findings/row.js';
import { possibleForFinding, refusedForFinding } from '../../../../domain/access/finding-access.js';
import type { LocalDue } from '../../../../domain/calendar/due.js';
import { lifecycleStages } from '../../../../domain/case/case.js';
import { findingKey, grades } from '../../../../domain/finding/finding.js';
import { findingStatuses } from '../../../../domain/finding/table.js';
import { ratings } from '../../../../domain/policy/rating.js';
import type { Actor } from '../access/actor.js';
import { refusedSchema } from '../items/refused-json.js';
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

const date = nullable(object({ date: day, time: nullable(text), zone: text, at: instant }));
const said = { by: person, at: instant };

export const findingSchema = versioned(
  'Finding',
  object({
    id: uuid,
    number: integer,
    key: text,
    title: text,
    condition: text,
    criteria: nullable(text),
    cause: nullable(text),
    effect: nullable(text),
    recommendations: list(text),
    stage: nullable(choice(lifecycleStages)),
    domain: nullable(text),
    markets: list(text),
    grade: choice(grades),
    rating: nullable(choice(ratings)),
    owner: person,
    author: person,
    authors: { ...list(person), description: 'Everybody who wrote on it.' },
    domainLead: nullable(person),
    status: choice(findingStatuses),
    proposedAt: nullable(instant),
    agreement: nullable(object({ note: nullable(text), ...said })),
    dispute: nullable(object({ reason: text, wouldChange: text, ...said })),
    remediation: nullable(object({ text, links: list(text), ...said })),
    verification: nullable(object({ text, ...said })),
    withdrawal: nullable(text),
    reopening: {
      ...nullable(object({ reason: text, by: nullable(person), at: instant })),
      description: '`by` is null where an effectiveness check that failed opened it again.',
    },
    reopened: integer,
    firstTarget: { ...date, description: 'The target date to which was agreed first.' },
    target: { ...date, description: 'The present one.' },
    due: { ...date, description: 'Until when it waits for an answer, the remediation or the verification.' },
    overdue: flag,
    ladderLevel: integer,
    acknowledgedUntil: nullable(instant),
    limitsVersion: integer,
    closedAt: nullable(instant),
    policies: object({ escalation: uuid, reminder: uuid }, 'The versions by which it runs, by id.'),
    createdAt: instant,
    updatedAt: instant,
    restricted: flag,
    version: integer,
  }),
);

export const findingDetailSchema = schema('FindingDetail', {
  allOf: [findingSchema, object({ allowed: list(text), refused: list(refusedSchema) })],
});

export type FindingJson = ReturnType<typeof findingJson>;

export function findingJson({ facts: f, names, restricted, created_at, updated_at }: ShownFinding) {
  const named = (id: string): { id: string; name: string } => ({ id, name: names[id] ?? '' });
  const maybe = (id: string | null): { id: string; name: string } | null => (id === null ? null : named(id));
  const spoken = <S extends { by: string; at: number }>(one: S | null) =>
    one && { ...one, by: named(one.by), at: new Date(one.at).toISOString() };
  return {
    id: f.id,
    number: f.number,
    key: findingKey(f.number),
    ...{ title: f.title, condition: f.condition, criteria: f.criteria, cause: f.cause, effect: f.effect },
    ...{ recommendations: f.recommendations, stage: f.stage, domain: f.domain, markets: f.markets },
    ...{ grade: f.grade, rating: f.rating },
    owner: named(f.ownerId),
    author: named(f.authorId),
    authors: f.authors.map(named),
    domainLead: maybe(f.domainLeadId),
    status: f.status,
    proposedAt: iso(f.proposedAt),
    agreement: spoken(f.agreement),
    dispute: spoken(f.dispute),
    remediation: spoken(f.remediation),
    verification: spoken(f.verification),
    withdrawal: f.withdrawal,
    reopening: f.reopening && {
      ...{ reason: f.reopening.reason, by: maybe(f.reopening.by) },
      at: new Date(f.reopening.at).toISOString(),
    },
    reopened: f.reopened,
    firstTarget: dateJson(f.firstTarget, f.firstTargetAt),
    target: dateJson(f.target, f.targetAt),
    due: dateJson(f.due, f.dueAt),
    overdue: f.overdue,
    ladderLevel: f.ladderLevel,
    acknowledgedUntil: iso(f.acknowledgedUntil),
    limitsVersion: f.limitsVersion,
    closedAt: iso(f.closedAt),
    policies: { escalation: f.escalationPolicyVersionId, reminder: f.reminderPolicyVersionId },
    createdAt: created_at.toISOString(),
    updatedAt: updated_at.toISOString(),
    restricted,
    version: f.version,
  };
}

/** A finding with what may be done to it now. */
export async function findingDetail(manager: EntityManager, row: ShownFinding, actor: Actor): Promise<object> {
  const at = Date.now();
  const subject = await loadFinding(manager, row.facts.id, { lock: false, at });
  const allowed = subject ? possibleForFinding(subject, actor, at) : [];
  return {
    ...findingJson(row),
    allowed,
    refused: await reasonsAsSeen(manager, actor.sight, subject ? refusedForFinding(subject, actor, at, allowed) : []),
  };
}

function dateJson(due: LocalDue | null, at: number | null) {
  if (due === null || at === null) return null;
  return { date: due.date, time: due.time, zone: due.zone, at: new Date(at).toISOString() };
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
