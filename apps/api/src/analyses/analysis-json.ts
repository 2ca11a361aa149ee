import type { EntityManager } from 'typeorm';
import { reasonsAsSeen } from '../../../../database/access/texts-as-seen.js';
import { loadAnalysis } from '../../../../database/analyses/load.js';
import type { ShownAnalysis } from '../../../../database/analyses/row.js';
import { possibleForAnalysis, refusedForAnalysis } from '../../../../domain/access/analysis-access.js';
import {
  analysisKey,
  openAsks,
  verdicts,
  type AnalysisRecord,
  type Ask,
} from '../../../../domain/analysis/analysis.js';
import { analysisWork } from '../../../../domain/analysis/change.js';
import { causeRoles, confidences, gates, methods, nodeKinds } from '../../../../domain/analysis/content.js';
import { minimalCutSets } from '../../../../domain/analysis/cut-sets.js';
import { missingIn } from '../../../../domain/analysis/review.js';
import { analysisStatuses } from '../../../../domain/analysis/table.js';
import { lifecycleStages } from '../../../../domain/case/case.js';
import { waitingFor } from '../../../../domain/sign-off/round.js';
import type { Actor } from '../access/actor.js';
import { breakGlassSchema, glassJson } from '../items/glass-json.js';
import { refusedSchema } from '../items/refused-json.js';
import { stageSchema } from '../items/stage-json.js';
import { waitingJson, waitingSchema } from '../items/waiting.js';
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

const causeSchema = object({
  node: text,
  text,
  role: choice(causeRoles),
  code: { ...text, description: 'Of the taxonomy, or `unknown`.' },
  confidence: nullable(choice(confidences)),
});

export const analysisSchema = versioned(
  'Analysis',
  object({
    id: uuid,
    number: integer,
    key: text,
    title: text,
    problem: text,
    method: choice(methods),
    stage: nullable(choice(lifecycleStages)),
    domain: nullable(text),
    markets: list(text),
    causes: { ...list(causeSchema), description: 'What its graph tells, roots first.' },
    contentVersion: integer,
    asks: object(
      { open: integer, answered: integer, overdue: integer },
      'How many were asked where else it could happen.',
    ),
    owner: person,
    domainLead: nullable(person),
    openedBy: person,
    authors: { ...list(person), description: 'Everybody who worked on it: they do not sign.' },
    status: choice(analysisStatuses),
    submitted: nullable(object({ by: person, at: instant })),
    signedAt: nullable(instant),
    signedHash: { ...nullable(text), description: 'SHA-256 of what was signed; null until it is.' },
    withdrawal: nullable(text),
    due: object({ date: day, time: nullable(text), zone: text, at: instant }),
    overdue: flag,
    ladderLevel: integer,
    acknowledgedUntil: nullable(instant),
    closedAt: nullable(instant),
    policies: object({ escalation: uuid, reminder: uuid, signOff: uuid }, 'The versions by which it runs, by id.'),
    createdAt: instant,
    updatedAt: instant,
    restricted: flag,
    brokenGlass: flag,
    version: integer,
  }),
);

export const contentFields = {
  nodes: list(
    object({
      ...{ id: text, kind: choice(nodeKinds), text, gate: nullable(choice(gates)), parents: list(text) },
      ...{ role: nullable(choice(causeRoles)), code: nullable(text), confidence: nullable(choice(confidences)) },
      evidence: list(object({ text, link: nullable(text), sha256: nullable(text) })),
    }),
  ),
  timeline: list(object({ at: text, text })),
};

const askSchema = object({
  number: integer,
  market: nullable(text),
  domain: nullable(text),
  person,
  askedBy: person,
  askedAt: instant,
  due: object({ date: day, time: nullable(text), zone: text, at: instant }),
  overdue: flag,
  answer: nullable(object({ verdict: choice(verdicts), text, record: nullable(text), by: person, at: instant })),
  takenBack: nullable(text),
});

export const analysisDetailSchema = schema('AnalysisDetail', {
  allOf: [
    analysisSchema,
    object({
      ...contentFields,
      elsewhere: { ...list(askSchema), description: 'Where else it could happen: who was asked, and what they say.' },
      cutSets: {
        ...nullable(object({ sets: list(list(text)), complete: flag, upTo: nullable(integer) })),
        description:
          'Of a fault tree: the smallest sets of events, by node, that bring the effect about. Where they are not complete, all with ' +
          'at most `upTo` events are there, and larger ones are left out.',
      },
      missing: { ...nullable(text), description: 'What it lacks before it can be handed in; null: nothing.' },
      allowed: list(text),
      refused: list(refusedSchema),
      signOff: nullable(
        object({
          ...{ id: uuid, round: integer, stage: integer, stages: list(stageSchema), contentHash: text },
          waitingFor: list(waitingSchema),
          breakGlass: breakGlassSchema,
        }),
      ),
    }),
  ],
});

export type AnalysisJson = ReturnType<typeof analysisJson>;

export function analysisJson({ facts: f, names, restricted, broken_glass, created_at, updated_at }: ShownAnalysis) {
  const named = (id: string): { id: string; name: string } => ({ id, name: names[id] ?? '' });
  return {
    id: f.id,
    number: f.number,
    key: analysisKey(f.number),
    ...{ title: f.title, problem: f.problem, method: f.method, stage: f.stage, domain: f.domain, markets: f.markets },
    causes: f.causes,
    contentVersion: f.contentVersion,
    asks: {
      open: openAsks(f).length,
      answered: f.asks.filter(({ answer }) => answer !== null).length,
      overdue: openAsks(f).filter(({ overdue }) => overdue).length,
    },
    owner: named(f.ownerId),
    domainLead: f.domainLeadId === null ? null : named(f.domainLeadId),
    openedBy: named(f.openedBy),
    authors: f.authors.map(named),
    status: f.status,
    submitted: f.submitted && { by: named(f.submitted.by), at: new Date(f.submitted.at).toISOString() },
    signedAt: iso(f.signedAt),
    signedHash: f.signedHash,
    withdrawal: f.withdrawal,
    due: { date: f.due.date, time: f.due.time, zone: f.due.zone, at: new Date(f.dueAt).toISOString() },
    overdue: f.overdue,
    ladderLevel: f.ladderLevel,
    acknowledgedUntil: iso(f.acknowledgedUntil),
    closedAt: iso(f.closedAt),
    policies: {
      ...{ escalation: f.escalationPolicyVersionId, reminder: f.reminderPolicyVersionId },
      signOff: f.signOffPolicyVersionId,
    },
    createdAt: created_at.toISOString(),
    updatedAt: updated_at.toISOString(),
    restricted,
    brokenGlass: broken_glass,
    version: f.version,
  };
}

/** An analysis with all that it says, what may be done to it now, and whom it waits for. */
export async function analysisDetail(manager: EntityManager, row: ShownAnalysis, actor: Actor): Promise<object> {
  const at = Date.now();
  const { facts, names } = row;
  const subject = await loadAnalysis(manager, facts.id, { lock: false, at });
  const allowed = subject ? possibleForAnalysis(subject, actor, at) : [];
  return {
    ...analysisJson(row),
    ...{ nodes: facts.nodes, timeline: facts.timeline },
    elsewhere: facts.asks.map((ask) => askJson(ask, names)),
    cutSets: facts.method === 'fault-tree' ? minimalCutSets(facts.nodes) : null,
    missing: subject && facts.status === 'draft' ? (missingIn(subject)?.message ?? null) : null,
    allowed,
    refused: await reasonsAsSeen(manager, actor.sight, subject ? refusedForAnalysis(subject, actor, at, allowed) : []),
    signOff: subject && (await signOffOf(manager, subject, at)),
  };
}

function askJson(ask: Ask, names: Record<string, string>): object {
  const named = (id: string): { id: string; name: string } => ({ id, name: names[id] ?? '' });
  const { number, market, domain, personId, askedBy, askedAt, due, dueAt, overdue, answer, takenBack } = ask;
  return {
    ...{ number, market, domain, person: named(personId), askedBy: named(askedBy) },
    askedAt: new Date(askedAt).toISOString(),
    due: { date: due.date, time: due.time, zone: due.zone, at: new Date(dueAt).toISOString() },
    overdue,
    answer: answer && { ...answer, by: named(answer.by), at: new Date(answer.at).toISOString() },
    takenBack,
  };
}

async function signOffOf(manager: EntityManager, subject: AnalysisRecord, at: number): Promise<object | null> {
  const { round, names, delegations } = subject;
  if (!round) return null;
  const { id, number, stage, stages, contentHash } = round;
  const barred = analysisWork(subject, at);
  const waiting = waitingJson(waitingFor(round), { names, delegations, at, barred });
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

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
