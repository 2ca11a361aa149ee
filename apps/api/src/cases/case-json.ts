import type { EntityManager } from 'typeorm';
import { reasonsAsSeen } from '../../../../database/access/texts-as-seen.js';
import { loadCase } from '../../../../database/cases/load.js';
import { goesOnIn, mergedInto } from '../../../../database/cases/merged.js';
import type { ShownCase } from '../../../../database/cases/row.js';
import { possibleForCase, refusedForCase } from '../../../../domain/access/case-access.js';
import { caseKey, caseSources, lifecycleStages, verdicts } from '../../../../domain/case/case.js';
import { caseStatuses } from '../../../../domain/case/table.js';
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
import { mergedCaseJson, mergedCasesSchema, namedCaseJson, namedCaseSchema } from './merge-json.js';

const count = nullable(integer);

export const caseSchema = versioned(
  'Case',
  object({
    id: uuid,
    number: integer,
    key: text,
    title: text,
    text,
    source: choice(caseSources),
    sourceText: nullable(text),
    domain: nullable(text),
    markets: list(text),
    stage: nullable(choice(lifecycleStages)),
    affected: object({ users: count, sellers: count, creators: count, listings: count }),
    samples: list(object({ url: text, note: nullable(text) })),
    lead: person,
    domainLead: nullable(person),
    reporter: object({ person: nullable(person), text: nullable(text) }),
    likelihood: integer,
    impact: integer,
    severity: choice(ratings),
    matrixVersion: integer,
    status: choice(caseStatuses),
    conclusion: nullable(object({ verdict: choice(verdicts), text, concludedBy: person, at: instant })),
    rejection: nullable(text),
    due: object({ date: day, time: nullable(text), zone: text, at: instant }),
    overdue: flag,
    ladderLevel: integer,
    acknowledgedUntil: nullable(instant),
    triagedAt: nullable(instant),
    closedAt: nullable(instant),
    policies: object({ escalation: uuid, reminder: uuid }, 'The versions by which it runs, by id.'),
    raisedBy: person,
    createdAt: instant,
    updatedAt: instant,
    restricted: flag,
    version: integer,
  }),
);

export const caseDetailSchema = schema('CaseDetail', {
  allOf: [
    caseSchema,
    object({
      ...{ allowed: list(text), refused: list(refusedSchema) },
      ...{ mergedInto: namedCaseSchema, merged: mergedCasesSchema },
    }),
  ],
});

export type CaseJson = ReturnType<typeof caseJson>;

export function caseJson({ facts: c, names, restricted, created_at, updated_at }: ShownCase) {
  const named = (id: string): { id: string; name: string } => ({ id, name: names[id] ?? '' });
  const maybe = (id: string | null): { id: string; name: string } | null => (id === null ? null : named(id));
  const { conclusion } = c;
  return {
    id: c.id,
    number: c.number,
    key: caseKey(c.number),
    title: c.title,
    text: c.text,
    source: c.source,
    sourceText: c.sourceText,
    domain: c.domain,
    markets: c.markets,
    stage: c.stage,
    affected: c.affected,
    samples: c.samples,
    lead: named(c.leadId),
    domainLead: maybe(c.domainLeadId),
    reporter: { person: maybe(c.reporterId), text: c.reporter },
    likelihood: c.likelihood,
    impact: c.impact,
    severity: c.severity,
    matrixVersion: c.matrixVersion,
    status: c.status,
    conclusion: conclusion && {
      verdict: conclusion.verdict,
      text: conclusion.text,
      concludedBy: named(conclusion.by),
      at: new Date(conclusion.at).toISOString(),
    },
    rejection: c.rejection,
    due: { date: c.due.date, time: c.due.time, zone: c.due.zone, at: new Date(c.dueAt).toISOString() },
    overdue: c.overdue,
    ladderLevel: c.ladderLevel,
    acknowledgedUntil: iso(c.acknowledgedUntil),
    triagedAt: iso(c.triagedAt),
    closedAt: iso(c.closedAt),
    policies: { escalation: c.escalationPolicyVersionId, reminder: c.reminderPolicyVersionId },
    raisedBy: named(c.raisedBy),
    createdAt: created_at.toISOString(),
    updatedAt: updated_at.toISOString(),
    restricted,
    version: c.version,
  };
}

/** A case with what may be done to it now. */
export async function caseDetail(manager: EntityManager, row: ShownCase, actor: Actor): Promise<object> {
  const at = Date.now();
  const subject = await loadCase(manager, row.facts.id, { lock: false, at });
  const allowed = subject ? possibleForCase(subject, actor, at) : [];
  const { id } = row.facts;
  return {
    ...caseJson(row),
    mergedInto: namedCaseJson(await goesOnIn(manager, id, actor.sight)),
    merged: (await mergedInto(manager, id, actor.sight)).map(mergedCaseJson),
    allowed,
    refused: await reasonsAsSeen(manager, actor.sight, subject ? refusedForCase(subject, actor, at, allowed) : []),
  };
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
