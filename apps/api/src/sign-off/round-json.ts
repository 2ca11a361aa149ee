import { itemStatuses } from '../../../../domain/action-item/table.js';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../../../../domain/refusal.js';
import { canonicalJson, contentHash } from '../../../../domain/sign-off/content-hash.js';
import { isUuid } from '../openapi/fields.js';
import {
  anyObject,
  choice,
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
} from '../openapi/json-schema.js';
import { questionSchema, questionsOf } from './question-json.js';

const signatureSchema = object({
  id: uuid,
  person,
  onBehalfOf: nullable(person),
  role: nullable(text),
  stage: integer,
  decision: choice(['approve', 'send_back']),
  reason: nullable(text),
  followUps: list(anyObject),
  contentHash: text,
  at: instant,
  revokedAt: nullable(instant),
});
const itemReference = object({ id: uuid, key: text, title: text, status: choice(itemStatuses) });
const roundProperties = {
  id: uuid,
  number: integer,
  state: choice(['open', 'approved', 'sent_back', 'fallen', 'withdrawn', 'cancelled']),
  contentHash: text,
  content: anyObject,
  stages: list(anyObject),
  stage: integer,
  openedAt: instant,
  closedAt: nullable(instant),
  signatures: list(signatureSchema),
  questions: list(questionSchema),
  followUps: list(itemReference),
};

export const roundSchema = schema('SignOffRound', object(roundProperties));
export const signedContentSchema = schema(
  'SignedContent',
  object(
    {
      ...roundProperties,
      subject: object({ kind: text, id: uuid, name: text }),
      program: nullable(reference),
      policy: object({ versionId: uuid, name: text, version: integer }),
      text,
      hashNow: text,
      unaltered: flag,
    },
    'What was signed. `text` is the content in its canonical form; `hashNow` is the SHA-256 over it, computed anew.',
  ),
);
export const followUpOriginSchema = object({ roundId: uuid, subject: object({ kind: text, id: uuid, name: text }) });

interface RoundRow {
  id: string;
  number: number;
  state: string;
  contentHash: string;
  content: unknown;
  stages: object[];
  stage: number;
  openedAt: Date;
  closedAt: Date | null;
  signatures: object[];
  followUps: object[];
  subject_kind: 'action_item' | 'phase' | 'exception';
  subject_id: string;
  policy_version_id: string;
}

/** Names as they were when it was signed, whatever the people are called now. */
const select = `SELECT r.id, r.number, r.state, r.content_hash AS "contentHash", r.content, r.stages, r.stage,
    r.opened_at AS "openedAt", r.closed_at AS "closedAt", r.subject_kind, r.subject_id, r.policy_version_id,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'person', jsonb_build_object('id', s.person_id, 'name', s.person_name),
        'role', s.role, 'onBehalfOf', CASE WHEN s.for_person_id IS NOT NULL
          THEN jsonb_build_object('id', s.for_person_id, 'name', s.for_person_name) END,
        'stage', s.stage, 'decision', s.decision, 'reason', s.reason, 'followUps', s.follow_ups,
        'contentHash', s.content_hash, 'at', s.at, 'revokedAt', s.revoked_at) ORDER BY s.at, s.id)
      FROM signatures s WHERE s.round_id = r.id), '[]') AS signatures,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', i.id, 'key', 'AI-' || i.number, 'title', i.title, 'status', i.status)
        ORDER BY i.number)
      FROM follow_ups f JOIN action_items i ON i.id = f.item_id WHERE f.round_id = r.id), '[]') AS "followUps"
  FROM sign_off_rounds r`;

/** Every sign-off of an item or of a phase, in order. */
export async function roundsOf(manager: EntityManager, subjectIds: string[]): Promise<object[]> {
  const rows = await manager.query<RoundRow[]>(
    `${select} WHERE r.subject_id = ANY($1) ORDER BY r.opened_at, r.number`,
    [subjectIds],
  );
  const questions = (await Promise.all(subjectIds.map((id) => questionsOf(manager, id)))).flat();
  return rows.map((row) => ({ ...jsonOf(row), questions: questions.filter(({ roundId }) => roundId === row.id) }));
}

/**
 * One sign-off, with what was signed as text, and whether its hash still is what it was.
 * @throws Refusal `not-found`
 */
export async function signedContent(manager: EntityManager, id: string): Promise<object> {
  const [row] = isUuid(id) ? await manager.query<RoundRow[]>(`${select} WHERE r.id = $1`, [id]) : [];
  if (!row) throw new Refusal('not-found', `There is no sign-off round ${id}. List the rounds of the item or program.`);
  const [where] = await manager.query<{ name: string; programId: string | null; program: string | null }[]>(
    subjectOf[row.subject_kind],
    [row.subject_id],
  );
  const [policy] = await manager.query<{ name: string; version: number }[]>(
    'SELECT p.name, v.version FROM policy_versions v JOIN policies p ON p.id = v.policy_id WHERE v.id = $1',
    [row.policy_version_id],
  );
  const hashNow = contentHash(row.content);
  return {
    ...jsonOf(row),
    questions: (await questionsOf(manager, row.subject_id)).filter(({ roundId }) => roundId === row.id),
    subject: { kind: row.subject_kind, id: row.subject_id, name: where?.name ?? '' },
    program: where?.programId ? { id: where.programId, name: where.program } : null,
    policy: { versionId: row.policy_version_id, ...policy },
    text: canonicalJson(row.content),
    hashNow,
    unaltered: hashNow === row.contentHash,
  };
}

const subjectOf = {
  action_item: `SELECT 'AI-' || i.number || ' ' || i.title AS name, p.id AS "programId", p.name AS program
    FROM action_items i JOIN programs p ON p.id = i.program_id WHERE i.id = $1`,
  phase: `SELECT ph.name, p.id AS "programId", p.name AS program
    FROM phases ph JOIN programs p ON p.id = ph.program_id WHERE ph.id = $1`,
  exception: `SELECT 'EX-' || e.number || ' ' || e.title AS name, NULL AS "programId", NULL AS program
    FROM exceptions e WHERE e.id = $1`,
};

/** The approval whose condition an item is; null for most. */
export async function followUpOrigin(manager: EntityManager, itemId: string): Promise<object | null> {
  const [row] = await manager.query<{ roundId: string; kind: string; id: string; name: string }[]>(
    `SELECT f.round_id AS "roundId", r.subject_kind AS kind, r.subject_id AS id,
       coalesce('AI-' || i.number || ' ' || i.title, ph.name) AS name
     FROM follow_ups f JOIN sign_off_rounds r ON r.id = f.round_id
     LEFT JOIN action_items i ON i.id = r.subject_id LEFT JOIN phases ph ON ph.id = r.subject_id WHERE f.item_id = $1`,
    [itemId],
  );
  if (!row) return null;
  const { roundId, kind, id, name } = row;
  return { roundId, subject: { kind, id, name } };
}

function jsonOf({ subject_kind: _kind, subject_id: _id, policy_version_id: _version, ...json }: RoundRow): object {
  return json;
}
