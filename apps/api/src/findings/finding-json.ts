import type { EntityManager } from 'typeorm';
import { isSeen } from '../../../../database/access/unseen.js';
import { reasonsAsSeen } from '../../../../database/access/texts-as-seen.js';
import { lastRoundOf } from '../../../../database/alignments/of-finding.js';
import { earlierFindings } from '../../../../database/findings/earlier.js';
import { loadFinding } from '../../../../database/findings/load.js';
import type { ShownFinding } from '../../../../database/findings/row.js';
import { possibleForFinding, refusedForFinding } from '../../../../domain/access/finding-access.js';
import { alignmentStatuses } from '../../../../domain/alignment/table.js';
import type { LocalDue } from '../../../../domain/calendar/due.js';
import { causeRoles, confidences } from '../../../../domain/analysis/content.js';
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
    causes: {
      ...list(object({ text, role: choice(causeRoles), code: text, confidence: nullable(choice(confidences)) })),
      description: 'What a signed analysis found; empty where none gives its cause.',
    },
    repeat: {
      ...nullable(
        object({
          ...{ count: integer, codes: list(text), days: integer, taxonomyVersion: integer },
          raised: nullable(object({ from: choice(ratings), to: choice(ratings) })),
        }),
      ),
      description:
        'It came back: how many findings of the same root cause and domain were written down within so many days before it. Which, its ' +
        'links tell whoever sees them. `raised` says how it was rated before.',
    },
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
  allOf: [
    findingSchema,
    object({
      analysis: {
        ...nullable(object({ id: uuid, key: text, title: text, contentVersion: integer, contentHash: text })),
        description: 'The signed analysis that gives its cause, where whoever asks sees it.',
      },
      earlier: {
        ...list(
          object({
            ...{ id: uuid, key: text, title: text, status: choice(findingStatuses) },
            ...{ rating: nullable(choice(ratings)), createdAt: instant },
          }),
        ),
        description: 'Of a repeat: those before it that whoever asks sees, the newest first.',
      },
      alignment: {
        ...nullable(object({ id: uuid, key: text, status: choice(alignmentStatuses) })),
        description: 'The last round in which teams were asked about it.',
      },
      ...{ allowed: list(text), refused: list(refusedSchema) },
    }),
  ],
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
    causes: (f.carried?.causes ?? []).map(({ text: says, role, code, confidence }) => ({
      text: says,
      role,
      code,
      confidence,
    })),
    repeat: f.repeated && {
      ...{ count: f.repeated.of.length, codes: f.repeated.codes, days: f.repeated.days },
      ...{ taxonomyVersion: f.repeated.taxonomyVersion, raised: f.repeated.raised },
    },
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
    analysis: await analysisOf(manager, row, actor),
    earlier: await earlierFindings(manager, row.facts.repeated?.of ?? [], actor.sight),
    alignment: await lastRoundOf(manager, row.facts.id, actor.sight),
    allowed,
    refused: await reasonsAsSeen(manager, actor.sight, subject ? refusedForFinding(subject, actor, at, allowed) : []),
  };
}

/** Whoever does not see the analysis reads the cause all the same, for it is the finding’s own by now. */
async function analysisOf(
  manager: EntityManager,
  { facts: { carried } }: ShownFinding,
  actor: Actor,
): Promise<object | null> {
  if (carried === null) return null;
  const { sight } = actor;
  if (sight !== undefined && !(await isSeen(manager, sight, 'analyses', carried.analysisId))) return null;
  const { analysisId: id, key, title, contentVersion, contentHash } = carried;
  return { id, key, title, contentVersion, contentHash };
}

function dateJson(due: LocalDue | null, at: number | null) {
  if (due === null || at === null) return null;
  return { date: due.date, time: due.time, zone: due.zone, at: new Date(at).toISOString() };
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
