import type { EntityManager } from 'typeorm';
import { reasonsAsSeen } from '../../../../database/access/texts-as-seen.js';
import { unseenAmong } from '../../../../database/access/unseen.js';
import { loadAlignment } from '../../../../database/alignments/load.js';
import type { ShownAlignment } from '../../../../database/alignments/row.js';
import { possibleForAlignment, refusedForAlignment } from '../../../../domain/access/alignment-access.js';
import {
  alignmentKey,
  positions,
  type AlignmentRecord,
  type Participant,
  type Position,
} from '../../../../domain/alignment/alignment.js';
import { changedParts, parts } from '../../../../domain/alignment/content.js';
import { ruleKinds, standOf, verdictOf, type Stand } from '../../../../domain/alignment/rule.js';
import { alignmentStatuses } from '../../../../domain/alignment/table.js';
import { itemStatuses } from '../../../../domain/item/table.js';
import { ratings } from '../../../../domain/policy/rating.js';
import type { Actor } from '../access/actor.js';
import { refusedSchema } from '../items/refused-json.js';
import {
  anyObject,
  choice,
  day,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  reference,
  schema,
  text,
  uuid,
  versioned,
  type JsonSchema,
} from '../openapi/json-schema.js';

const stands = ['consents', 'against', 'abstains', 'conditional', 'silent'] as const satisfies readonly Stand[];

export const contentSchema = schema(
  'AlignmentContent',
  object(
    {
      ...{ finding: text, findingVersion: integer, title: text, condition: text, criteria: nullable(text) },
      ...{ cause: nullable(text), effect: nullable(text), recommendations: list(text), proposal: text },
    },
    'What the teams are asked about: the finding as of a version of it, and what is proposed.',
  ),
);

const position = object({
  position: choice(positions),
  reason: nullable(text),
  wouldChange: nullable(text),
  conditions: list(
    object({
      ...{ id: uuid, text, owner: nullable(person), within: nullable(text) },
      settled: nullable(
        object({
          ...{ accepted: flag, reason: text, by: person, at: instant },
          item: {
            ...nullable(object({ id: uuid, key: text, status: choice(itemStatuses) })),
            description: 'The action item that it became, for those who see it.',
          },
        }),
      ),
    }),
  ),
  about: list(choice(parts)),
  revision: { ...integer, description: 'On which it was given.' },
  by: person,
  for: { ...nullable(person), description: 'The absent one for whom they answered.' },
  at: instant,
});

const counts = Object.fromEntries(stands.map((stand) => [stand, integer])) as Record<Stand, JsonSchema>;

export const alignmentSchema = versioned(
  'Alignment',
  object({
    ...{ id: uuid, number: integer, key: text, title: text, finding: object({ id: uuid, key: text }) },
    ...{ domain: nullable(text), markets: list(text), rating: nullable(choice(ratings)) },
    status: choice(alignmentStatuses),
    revision: integer,
    rule: object({ kind: choice(ruleKinds), required: { ...nullable(integer), description: 'Of a quorum.' } }),
    verdict: object(
      { state: choice(['met', 'open', 'missed']), because: text },
      'Whether the rule is certainly met, or certainly missed, as the teams stand.',
    ),
    counts: object(counts, 'How many teams stand how.'),
    chair: person,
    openedBy: person,
    ...{ firstDueAt: instant, due: object({ date: day, time: nullable(text), zone: text, at: instant }) },
    ...{ overdue: flag, ladderLevel: integer, acknowledgedUntil: nullable(instant), closedAt: nullable(instant) },
    waitsFor: { ...list(person), description: 'Who is to answer for a team, or to decide, now.' },
    policies: object({ escalation: uuid, reminder: uuid }, 'The versions by which it runs, by id.'),
    ...{ createdAt: instant, updatedAt: instant, restricted: flag, version: integer },
  }),
);

export const alignmentDetailSchema = schema('AlignmentDetail', {
  allOf: [
    alignmentSchema,
    object({
      content: contentSchema,
      contentHash: text,
      findingChanged: {
        ...list(choice(parts)),
        description: 'What the finding says otherwise by now: a revision takes it up.',
      },
      teams: list(
        object({
          ...{ team: reference, person, stands: choice(stands) },
          askedOn: { ...integer, description: 'The revision on which it was asked last.' },
          position: nullable(position),
          earlier: { ...list(position), description: 'What it said before, the last one last.' },
        }),
      ),
      outcome: nullable(
        object({
          ...{ agreed: flag, how: choice(['rule', 'chair']), because: text, reason: nullable(text) },
          ...{ by: nullable(person), at: instant, dissent: list(reference), silent: list(reference) },
        }),
      ),
      withdrawal: nullable(text),
      frozen: {
        ...nullable(anyObject),
        description: 'What was decided, as it stays; `frozenHash` is the SHA-256 of its canonical JSON.',
      },
      frozenHash: nullable(text),
      allowed: list(text),
      refused: list(refusedSchema),
    }),
  ],
});

export type AlignmentJson = ReturnType<typeof alignmentJson>;

const iso = (at: number): string => new Date(at).toISOString();

export function alignmentJson({ facts: f, names, finding_key, restricted, created_at, updated_at }: ShownAlignment) {
  const named = (id: string): { id: string; name: string } => ({ id, name: names[id] ?? '' });
  const how = f.participants.map(standOf);
  const waits = f.status === 'open' ? f.silent : f.status === 'deciding' ? [f.chairId] : [];
  return {
    ...{ id: f.id, number: f.number, key: alignmentKey(f.number), title: f.title },
    finding: { id: f.findingId, key: finding_key },
    ...{ domain: f.domain, markets: f.markets, rating: f.rating, status: f.status, revision: f.revision },
    rule: { kind: f.rule.kind, required: f.rule.kind === 'quorum' ? f.rule.required : null },
    verdict: verdictOf(f.rule, how),
    counts: Object.fromEntries(stands.map((stand) => [stand, how.filter((one) => one === stand).length])),
    ...{ chair: named(f.chairId), openedBy: named(f.openedBy), firstDueAt: iso(f.firstDueAt) },
    due: { date: f.due.date, time: f.due.time, zone: f.due.zone, at: iso(f.dueAt) },
    ...{ overdue: f.overdue, ladderLevel: f.ladderLevel },
    acknowledgedUntil: f.acknowledgedUntil === null ? null : iso(f.acknowledgedUntil),
    closedAt: f.closedAt === null ? null : iso(f.closedAt),
    waitsFor: waits.map(named),
    policies: { escalation: f.escalationPolicyVersionId, reminder: f.reminderPolicyVersionId },
    ...{ createdAt: created_at.toISOString(), updatedAt: updated_at.toISOString(), restricted, version: f.version },
  };
}

/** A round with what each team says, and what may be done to it now. */
export async function alignmentDetail(manager: EntityManager, row: ShownAlignment, actor: Actor): Promise<object> {
  const at = Date.now();
  const { facts: f, names, items } = row;
  const subject = await loadAlignment(manager, f.id, { lock: false, at });
  const unseen = await unseenAmong(manager, actor.sight, Object.keys(items ?? {}));
  const allowed = subject ? possibleForAlignment(subject, actor, at) : [];
  const shown = { names, itemOf: (id: string) => (unseen.has(id) ? undefined : items?.[id]) };
  const teams = (ids: readonly string[]) =>
    f.participants.filter(({ teamId }) => ids.includes(teamId)).map(({ teamId, team }) => ({ id: teamId, name: team }));
  return {
    ...alignmentJson(row),
    ...{ content: f.content, contentHash: f.contentHash, findingChanged: changedSince(subject) },
    teams: f.participants.map((one) => teamJson(one, shown)),
    outcome: f.outcome && {
      ...f.outcome,
      by: f.outcome.by === null ? null : { id: f.outcome.by, name: names[f.outcome.by] ?? '' },
      at: iso(f.outcome.at),
      dissent: teams(f.outcome.dissent),
      silent: teams(f.outcome.silent),
    },
    ...{ withdrawal: f.withdrawal, frozen: f.frozen, frozenHash: f.frozenHash, allowed },
    refused: await reasonsAsSeen(manager, actor.sight, subject ? refusedForAlignment(subject, actor, at, allowed) : []),
  };
}

function changedSince(subject: AlignmentRecord | null): string[] {
  if (subject === null) return [];
  const { content } = subject.facts;
  return changedParts(content, { ...subject.finding.content, proposal: content.proposal });
}

interface ShownWith {
  names: Record<string, string>;
  itemOf: (id: string) => { key: string; status: string } | undefined;
}

function teamJson(one: Participant, shown: ShownWith): object {
  return {
    team: { id: one.teamId, name: one.team },
    person: { id: one.personId, name: shown.names[one.personId] ?? '' },
    ...{ stands: standOf(one), askedOn: one.askedOn },
    position: one.position && positionJson(one.position, shown),
    earlier: one.earlier.map((position) => positionJson(position, shown)),
  };
}

function positionJson(said: Position, { names, itemOf }: ShownWith): object {
  const named = (id: string | null) => (id === null ? null : { id, name: names[id] ?? '' });
  return {
    ...{ position: said.position, reason: said.reason, wouldChange: said.wouldChange },
    conditions: said.conditions.map(({ id, text: asked, ownerId, within, settled }) => {
      const itemId = settled?.itemId ?? null;
      const item = itemId === null ? undefined : itemOf(itemId);
      return {
        ...{ id, text: asked, owner: named(ownerId), within },
        settled: settled && {
          ...{ accepted: settled.accepted, reason: settled.reason, by: named(settled.by), at: iso(settled.at) },
          item: item === undefined ? null : { id: itemId, ...item },
        },
      };
    }),
    ...{ about: said.about, revision: said.revision, by: named(said.by), for: named(said.for), at: iso(said.at) },
  };
}
