import { itemStatuses } from '../../../../domain/item/table.js';
import type { EntityManager } from 'typeorm';
import { policyOfVersion } from '../../../../database/policies/policies.js';
import { questionsOf } from '../../../../database/sign-off/questions.js';
import {
  findSignedRound,
  followUpOriginOf,
  signedRoundsOf,
  subjectSigned,
  type SignedRound,
} from '../../../../database/sign-off/signed-rounds.js';
import { canonicalJson, contentHash } from '../../../../domain/sign-off/content-hash.js';
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
import { provedSchema } from './proved-json.js';
import { questionSchema } from './question-json.js';
import { unseenAmong } from '../../../../database/access/unseen.js';
import { roundsAsSeen } from '../../../../database/sign-off/as-seen.js';
import type { Sight } from '../../../../domain/access/sight.js';
import { namedStages, namedStageSchema } from './stage-json.js';

const signatureSchema = object({
  id: uuid,
  person,
  onBehalfOf: nullable(person),
  role: nullable(text),
  stage: integer,
  decision: choice(['approved', 'sent_back']),
  reason: nullable(text),
  followUps: list(anyObject),
  contentHash: text,
  at: instant,
  proved: nullable(provedSchema),
  revokedAt: nullable(instant),
});
const glassSchema = object({
  id: uuid,
  state: choice(['asked', 'broken', 'refused', 'taken_back', 'expired']),
  reason: text,
  askedBy: person,
  at: instant,
  expiresAt: instant,
  contentHash: text,
  endedBy: nullable(person),
  endedAt: nullable(instant),
});
const itemReference = object({ id: uuid, key: text, title: text, status: choice(itemStatuses) });
const roundProperties = {
  id: uuid,
  number: integer,
  state: choice(['open', 'approved', 'sent_back', 'fallen', 'withdrawn', 'cancelled']),
  contentHash: text,
  content: anyObject,
  stages: list(namedStageSchema),
  stage: integer,
  openedAt: instant,
  closedAt: nullable(instant),
  signatures: list(signatureSchema),
  questions: list(questionSchema),
  followUps: list(itemReference),
  glasses: list(glassSchema),
  brokenGlass: flag,
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
    'What was signed. `text` is the content in its canonical form; `hashNow` is the SHA-256 over all of it, computed anew. Items that whoever asks does not see are not in `content` and `text`; who is asked to sign reads them.',
  ),
);
export const followUpOriginSchema = object({ roundId: uuid, subject: object({ kind: text, id: uuid, name: text }) });

/** Every sign-off of an item or of a phase, in order, as far as somebody sees what it names. */
export async function roundsOf(
  manager: EntityManager,
  subjectIds: string[],
  seenBy: Sight | undefined,
): Promise<object[]> {
  const rows = await roundsAsSeen(manager, seenBy, await signedRoundsOf(manager, subjectIds));
  const questions = (await Promise.all(subjectIds.map((id) => questionsOf(manager, id)))).flat();
  const named = await namedStages(manager, rows);
  return rows.map((row) => ({
    ...jsonOf(row),
    stages: named(row.stages),
    questions: questions.filter(({ roundId }) => roundId === row.id),
  }));
}

/**
 * One sign-off, with what was signed as text, and whether its hash still is what it was.
 * @throws Refusal `not-found`
 */
export async function signedContent(manager: EntityManager, id: string, seenBy: Sight | undefined): Promise<object> {
  const whole = await findSignedRound(manager, id);
  const [row = whole] = await roundsAsSeen(manager, seenBy, [whole]);
  const where = await subjectSigned(manager, row);
  const policy = await policyOfVersion(manager, row.policy_version_id);
  const hashNow = contentHash(whole.content);
  return {
    ...jsonOf(row),
    stages: (await namedStages(manager, [row]))(row.stages),
    questions: (await questionsOf(manager, row.subject_id)).filter(({ roundId }) => roundId === row.id),
    subject: { kind: row.subject_kind, id: row.subject_id, name: where?.name ?? '' },
    program: where?.programId ? { id: where.programId, name: where.program } : null,
    policy: { versionId: row.policy_version_id, ...policy },
    text: canonicalJson(row.content),
    hashNow,
    unaltered: hashNow === row.contentHash,
  };
}

/** The approval whose condition an item is; null for most. */
export async function followUpOrigin(
  manager: EntityManager,
  itemId: string,
  seenBy: Sight | undefined,
): Promise<object | null> {
  const row = await followUpOriginOf(manager, itemId);
  if (!row || (await unseenAmong(manager, seenBy, [row.roundId])).size > 0) return null;
  const { roundId, kind, id, name } = row;
  return { roundId, subject: { kind, id, name } };
}

function jsonOf({ subject_kind: _kind, subject_id: _id, policy_version_id: _version, ...json }: SignedRound): object {
  return json;
}
