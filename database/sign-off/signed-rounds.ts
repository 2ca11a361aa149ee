import type { EntityManager } from 'typeorm';
import { notThere } from '../engine/not-there.js';
import { isUuid } from '../../domain/uuid.js';
import { shownKinds } from '../engine/kinds.js';
import type { RoundStage } from '../../domain/sign-off/stages.js';

/** A sign-off with its signatures, as it is shown again years later. */
export interface SignedRound {
  id: string;
  number: number;
  state: string;
  contentHash: string;
  content: unknown;
  stages: RoundStage[];
  stage: number;
  openedAt: Date;
  closedAt: Date | null;
  signatures: object[];
  followUps: object[];
  /** Each break-glass that was asked for in it. */
  glasses: object[];
  brokenGlass: boolean;
  subject_kind: string;
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
        'contentHash', s.content_hash, 'at', s.at, 'proved', CASE WHEN s.proved_how IS NOT NULL
          THEN jsonb_build_object('how', s.proved_how, 'at', s.proved_at) END,
        'revokedAt', s.revoked_at) ORDER BY s.at, s.id)
      FROM signatures s WHERE s.round_id = r.id), '[]') AS signatures,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', i.id, 'key', 'AI-' || i.number, 'title', i.title, 'status', i.status)
        ORDER BY i.number)
      FROM follow_ups f JOIN action_items i ON i.id = f.item_id WHERE f.round_id = r.id), '[]') AS "followUps",
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', g.id, 'state', g.state, 'reason', g.reason,
        'askedBy', jsonb_build_object('id', a.id, 'name', a.name), 'at', to_timestamp(g.at / 1000.0),
        'expiresAt', to_timestamp(g."expiresAt" / 1000.0), 'contentHash', g."contentHash",
        'endedBy', CASE WHEN e.id IS NOT NULL THEN jsonb_build_object('id', e.id, 'name', e.name) END,
        'endedAt', to_timestamp(g."endedAt" / 1000.0)) ORDER BY g.at)
      FROM jsonb_to_recordset(r.glasses) AS g(id uuid, state text, reason text, "askedBy" uuid, at double precision,
        "expiresAt" double precision, "contentHash" text, "endedBy" uuid, "endedAt" double precision)
      JOIN people a ON a.id = g."askedBy" LEFT JOIN people e ON e.id = g."endedBy"), '[]') AS glasses,
    r.glass_broken AS "brokenGlass"
  FROM sign_off_rounds r`;

/** Every sign-off of these items or phases, in order. */
export function signedRoundsOf(manager: EntityManager, subjectIds: string[]): Promise<SignedRound[]> {
  return manager.query<SignedRound[]>(`${select} WHERE r.subject_id = ANY($1) ORDER BY r.opened_at, r.number`, [
    subjectIds,
  ]);
}

/** @throws Refusal `not-found` */
export async function findSignedRound(manager: EntityManager, id: string): Promise<SignedRound> {
  const [row] = isUuid(id) ? await manager.query<SignedRound[]>(`${select} WHERE r.id = $1`, [id]) : [];
  if (!row) throw notThere('sign-off-rounds', id);
  return row;
}

export interface SignedSubject {
  name: string;
  /** Null of what belongs to none. */
  programId: string | null;
  program: string | null;
}

const subjectOf: Record<string, string> = {
  ...Object.fromEntries(
    shownKinds.map(({ kind, table, key, title }) => [
      kind,
      `SELECT ${key} || ' ' || ${title} AS name, NULL AS "programId", NULL AS program FROM ${table} t WHERE t.id = $1`,
    ]),
  ),
  action_item: `SELECT 'AI-' || i.number || ' ' || i.title AS name, p.id AS "programId", p.name AS program
    FROM action_items i JOIN programs p ON p.id = i.program_id WHERE i.id = $1`,
  phase: `SELECT ph.name, p.id AS "programId", p.name AS program
    FROM phases ph JOIN programs p ON p.id = ph.program_id WHERE ph.id = $1`,
};

/** What was signed for, as it is called now; undefined where it is gone. */
export async function subjectSigned(
  manager: EntityManager,
  { subject_kind, subject_id }: SignedRound,
): Promise<SignedSubject | undefined> {
  const sql = subjectOf[subject_kind];
  const [subject] = sql === undefined ? [] : await manager.query<SignedSubject[]>(sql, [subject_id]);
  return subject;
}

export interface FollowUpOrigin {
  roundId: string;
  /** What was signed for. */
  kind: string;
  id: string;
  name: string;
}

/** The approval whose condition an item is; undefined for most. */
export async function followUpOriginOf(manager: EntityManager, itemId: string): Promise<FollowUpOrigin | undefined> {
  const [row] = await manager.query<FollowUpOrigin[]>(
    `SELECT f.round_id AS "roundId", r.subject_kind AS kind, r.subject_id AS id,
       coalesce('AI-' || i.number || ' ' || i.title, ph.name) AS name
     FROM follow_ups f JOIN sign_off_rounds r ON r.id = f.round_id
     LEFT JOIN action_items i ON i.id = r.subject_id LEFT JOIN phases ph ON ph.id = r.subject_id WHERE f.item_id = $1`,
    [itemId],
  );
  return row;
}
