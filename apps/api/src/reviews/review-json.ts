import type { EntityManager } from 'typeorm';
import { reasonsAsSeen } from '../../../../database/access/texts-as-seen.js';
import { namesOf } from '../../../../database/people/people.js';
import { ownProgress } from '../../../../database/reviews/judged.js';
import { loadReview } from '../../../../database/reviews/load.js';
import type { ShownReview } from '../../../../database/reviews/row.js';
import { sampleOf, type SampleFacts } from '../../../../database/reviews/sample.js';
import { accountsOf } from '../../../../database/stand-ins/accounts.js';
import { judgesIn, possibleForReview, refusedForReview, seesAnswers } from '../../../../domain/access/review-access.js';
import { ratings } from '../../../../domain/policy/rating.js';
import { reviewKey, type ReviewRecord } from '../../../../domain/review/round.js';
import { reviewStatuses } from '../../../../domain/review/table.js';
import { drawMethods } from '../../../../domain/sample/draw.js';
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

export const reviewSchema = versioned(
  'ReviewRound',
  object({
    id: uuid,
    number: integer,
    key: text,
    title: text,
    text,
    domain: nullable(text),
    markets: list(text),
    decision: object({ text, labels: list(object({ value: text, violation: flag })) }),
    questions: list(object({ key: text, text, required: flag, options: list(text) })),
    policyLines: list(text),
    perItem: integer,
    holdMinutes: integer,
    owner: person,
    domainLead: nullable(person),
    reviewers: list(person),
    adjudicators: list(person),
    severity: choice(ratings),
    status: choice(reviewStatuses),
    ending: nullable(
      object({
        reason: nullable(text),
        unanswered: integer,
        unadjudicated: integer,
        digest: { ...text, description: 'SHA-256 over all answers as they stood when it ended.' },
      }),
    ),
    due: object({ date: day, time: nullable(text), zone: text, at: instant }),
    overdue: flag,
    ladderLevel: integer,
    acknowledgedUntil: nullable(instant),
    openedAt: nullable(instant),
    closedAt: nullable(instant),
    policies: object({ escalation: uuid, reminder: uuid }, 'The versions by which it runs, by id.'),
    raisedBy: person,
    createdAt: instant,
    updatedAt: instant,
    restricted: flag,
    version: integer,
  }),
);

const sampleSchema = object({
  seed: text,
  method: choice(drawMethods),
  size: nullable(integer),
  perStratum: nullable(integer),
  interval: nullable(integer),
  listed: { ...integer, description: 'Rows of the list that were read.' },
  population: { ...integer, description: 'Rows from which was drawn: those without a known answer.' },
  golden: { ...integer, description: 'Rows with a known answer; all of them are judged.' },
  strata: list(object({ name: text, population: integer, drawn: integer })),
  file: text,
  sha256: { ...text, description: 'Of the file.' },
  drawnBy: person,
  drawnAt: instant,
});

const nobodysYet = 'Null while reviewing is blind to whoever asks.';

export const reviewDetailSchema = schema('ReviewRoundDetail', {
  allOf: [
    reviewSchema,
    object({
      progress: object({
        items: integer,
        needed: { ...integer, description: 'Answers that are to come in.' },
        answered: integer,
        disagreements: { ...nullable(integer), description: nobodysYet },
        adjudicated: { ...nullable(integer), description: nobodysYet },
      }),
      sample: { ...nullable(sampleSchema), description: nobodysYet },
      mine: object(
        { judges: flag, seesAnswers: flag, answered: integer, adjudicated: integer },
        'What whoever asks does in it, and how far they are.',
      ),
      allowed: list(text),
      refused: list(refusedSchema),
    }),
  ],
});

export type ReviewJson = ReturnType<typeof reviewJson>;

export function reviewJson({ facts: r, names, restricted, created_at, updated_at }: ShownReview) {
  const named = (id: string): { id: string; name: string } => ({ id, name: names[id] ?? '' });
  return {
    id: r.id,
    number: r.number,
    key: reviewKey(r.number),
    title: r.title,
    text: r.text,
    domain: r.domain,
    markets: r.markets,
    decision: r.decision,
    questions: r.questions,
    policyLines: r.policyLines,
    perItem: r.perItem,
    holdMinutes: r.holdMinutes,
    owner: named(r.ownerId),
    domainLead: r.domainLeadId === null ? null : named(r.domainLeadId),
    reviewers: r.reviewerIds.map(named),
    adjudicators: r.adjudicatorIds.map(named),
    severity: r.severity,
    status: r.status,
    ending: r.ending,
    due: { date: r.due.date, time: r.due.time, zone: r.due.zone, at: new Date(r.dueAt).toISOString() },
    overdue: r.overdue,
    ladderLevel: r.ladderLevel,
    acknowledgedUntil: iso(r.acknowledgedUntil),
    openedAt: iso(r.openedAt),
    closedAt: iso(r.closedAt),
    policies: { escalation: r.escalationPolicyVersionId, reminder: r.reminderPolicyVersionId },
    raisedBy: named(r.raisedBy),
    createdAt: created_at.toISOString(),
    updatedAt: updated_at.toISOString(),
    restricted,
    version: r.version,
  };
}

/** A round with what may be done to it now; of its sample and of what differs only what whoever asks may know. */
export async function reviewDetail(manager: EntityManager, row: ShownReview, actor: Actor): Promise<object> {
  const at = Date.now();
  const subject = await loadReview(manager, row.facts.id, { lock: false, at });
  if (!subject) return { ...reviewJson(row), allowed: [], refused: [] };
  const allowed = possibleForReview(subject, actor, at);
  const sees = seesAnswers(actor, subject);
  const sample = sees ? await sampleOf(manager, row.facts.id) : null;
  return {
    ...reviewJson(row),
    progress: progressJson(subject, sees),
    sample: sample && sampleJson(sample, await namesOf(manager, [sample.drawnBy])),
    mine: {
      ...{ judges: judgesIn(actor.id, subject), seesAnswers: sees },
      ...(await ownProgress(manager, row.facts.id, await accountsOf(manager, actor.id))),
    },
    allowed,
    refused: await reasonsAsSeen(manager, actor.sight, refusedForReview(subject, actor, at, allowed)),
  };
}

/** How many differ would tell a reviewer, after each answer, what the other has said. */
function progressJson({ facts, progress }: ReviewRecord, sees: boolean): object {
  const { items, needed, answered, disagreements, adjudicated } = progress;
  const told = sees || facts.status === 'adjudicating';
  return {
    ...{ items, needed, answered },
    disagreements: told ? disagreements : null,
    adjudicated: told ? adjudicated : null,
  };
}

function sampleJson(sample: SampleFacts, names: ReadonlyMap<string, string>): object {
  const { how, drawnBy, drawnAt, seed, listed, population, golden, strata, file, sha256 } = sample;
  return {
    ...{ seed, method: how.method, listed, population, golden, strata, file, sha256 },
    size: 'size' in how ? how.size : null,
    perStratum: 'perStratum' in how ? how.perStratum : null,
    interval: 'interval' in how ? how.interval : null,
    drawnBy: { id: drawnBy, name: names.get(drawnBy) ?? '' },
    drawnAt: drawnAt.toISOString(),
  };
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
