import type { EntityManager } from 'typeorm';
import { reasonsAsSeen } from '../../../../database/access/texts-as-seen.js';
import { loadControl } from '../../../../database/controls/load.js';
import type { ShownControl } from '../../../../database/controls/row.js';
import type { KeptVersion } from '../../../../database/controls/versions.js';
import { possibleForControl, refusedForControl } from '../../../../domain/access/control-access.js';
import { lifecycleStages } from '../../../../domain/case/case.js';
import {
  automations,
  controlKey,
  controlTypes,
  type Control,
  type ControlContent,
} from '../../../../domain/control/control.js';
import { comingRuns } from '../../../../domain/control/clock.js';
import { controlStatuses } from '../../../../domain/control/table.js';
import { grades } from '../../../../domain/finding/finding.js';
import { ratings } from '../../../../domain/policy/rating.js';
import { dayOffChoices } from '../../../../domain/recurrence/schedule.js';
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

const content = {
  title: text,
  objective: text,
  procedure: nullable(text),
  type: choice(controlTypes),
  automation: choice(automations),
  stage: choice(lifecycleStages),
  domain: { ...nullable(text), description: 'Null: all domains.' },
  markets: list(text),
  frequency: object({ rule: text, startsOn: day, time: text, zone: text, onDayOff: choice(dayOffChoices) }),
  within: { ...text, description: 'Within which working time a run is performed.' },
  attestEvery: { ...text, description: 'How often its owner attests.' },
  missed: object(
    { raises: nullable(choice(grades)), inARow: integer, rating: nullable(choice(ratings)) },
    'What missed runs raise by themselves.',
  ),
};

export const controlSchema = versioned(
  'Control',
  object({
    id: uuid,
    number: integer,
    key: text,
    ...content,
    revision: { ...integer, description: 'The version of what it says.' },
    contentHash: { ...text, description: 'SHA-256 of what it says.' },
    owner: person,
    operator: { ...person, description: 'Who performs it.' },
    author: person,
    domainLead: nullable(person),
    status: choice(controlStatuses),
    approval: nullable(object({ note: nullable(text), ...said })),
    attestation: {
      ...nullable(object({ statement: text, revision: integer, hash: text, holds: flag, ...said })),
      description: 'The last one; `holds` while it says what was attested.',
    },
    retirement: nullable(object({ reason: text, ...said })),
    runs: { ...integer, description: 'How many runs its frequency has expected.' },
    openRuns: { ...integer, description: 'How many wait to be performed, late ones among them.' },
    missedInARow: { ...integer, description: 'How many were missed since the last one in time.' },
    failing: {
      ...flag,
      description: 'It operates, and its last runs were missed or its last test found it so, as coverage takes it.',
    },
    next: { ...nullable(object({ date: day, at: instant })), description: 'When the next run is expected.' },
    due: { ...date, description: 'When the attestation is due.' },
    overdue: flag,
    ladderLevel: integer,
    acknowledgedUntil: nullable(instant),
    policies: object({ escalation: uuid, reminder: uuid }, 'The versions by which it runs, by id.'),
    createdAt: instant,
    updatedAt: instant,
    restricted: flag,
    version: integer,
  }),
);

/** So many runs to come are told. */
const mostComing = 6;

export const controlDetailSchema = schema('ControlDetail', {
  allOf: [
    controlSchema,
    object({
      coming: {
        ...list(object({ date: day, at: instant })),
        description: `The next runs, ${mostComing} at most: by the calendar as it is known now.`,
      },
      ...{ allowed: list(text), refused: list(refusedSchema) },
    }),
  ],
});

export const versionSchema = schema(
  'ControlVersion',
  object({
    revision: integer,
    hash: text,
    changed: { ...list(text), description: 'Which of its fields are others than before; of the first version none.' },
    reason: nullable(text),
    madeBy: person,
    madeAt: instant,
    content: object(content),
  }),
);

export type ControlJson = ReturnType<typeof controlJson>;

function contentJson(c: ControlContent) {
  const { rule, startsOn, time, zone, onDayOff } = c.frequency;
  return {
    ...{ title: c.title, objective: c.objective, procedure: c.procedure, type: c.type, automation: c.automation },
    ...{ stage: c.stage, domain: c.domain, markets: c.markets },
    frequency: { rule: rule ?? '', startsOn, time, zone, onDayOff },
    ...{ within: c.within, attestEvery: c.attestEvery, missed: c.missed },
  };
}

export function controlJson(row: ShownControl) {
  const { facts: c, names, restricted, created_at, updated_at, missed_in_a_row, open_runs, failing } = row;
  const named = (id: string): { id: string; name: string } => ({ id, name: names[id] ?? '' });
  const spoken = <S extends { by: string; at: number }>(one: S | null) =>
    one && { ...one, by: named(one.by), at: new Date(one.at).toISOString() };
  const attestation = spoken(c.attestation);
  return {
    ...{ id: c.id, number: c.number, key: controlKey(c.number) },
    ...contentJson(c),
    ...{ revision: c.revision, contentHash: c.contentHash },
    ...{ owner: named(c.ownerId), operator: named(c.operatorId), author: named(c.authorId) },
    domainLead: c.domainLeadId === null ? null : named(c.domainLeadId),
    status: c.status,
    approval: spoken(c.approval),
    attestation: attestation && { ...attestation, holds: attestation.hash === c.contentHash },
    retirement: spoken(c.retirement),
    ...{ runs: c.runs, openRuns: open_runs, missedInARow: missed_in_a_row, failing },
    next: c.next && { date: c.next.date, at: new Date(c.next.at).toISOString() },
    due: dueJson(c),
    ...{ overdue: c.overdue, ladderLevel: c.ladderLevel },
    acknowledgedUntil: c.acknowledgedUntil === null ? null : new Date(c.acknowledgedUntil).toISOString(),
    policies: { escalation: c.escalationPolicyVersionId, reminder: c.reminderPolicyVersionId },
    createdAt: created_at.toISOString(),
    updatedAt: updated_at.toISOString(),
    restricted,
    version: c.version,
  };
}

export function versionJson({ revision, hash, changed, reason, made_by, made_at, content: of }: KeptVersion) {
  return { revision, hash, changed, reason, madeBy: made_by, madeAt: made_at.toISOString(), content: contentJson(of) };
}

/** A control with what may be done to it now. */
export async function controlDetail(manager: EntityManager, row: ShownControl, actor: Actor): Promise<object> {
  const at = Date.now();
  const subject = await loadControl(manager, row.facts.id, { lock: false, at });
  const allowed = subject ? possibleForControl(subject, actor, at) : [];
  const coming = subject ? comingRuns(subject, mostComing) : [];
  return {
    ...controlJson(row),
    coming: coming.map(({ date, at: opens }) => ({ date, at: new Date(opens).toISOString() })),
    allowed,
    refused: await reasonsAsSeen(manager, actor.sight, subject ? refusedForControl(subject, actor, at, allowed) : []),
  };
}

function dueJson({ due, dueAt: at }: Pick<Control, 'due' | 'dueAt'>) {
  if (due === null || at === null) return null;
  return { date: due.date, time: due.time, zone: due.zone, at: new Date(at).toISOString() };
}
