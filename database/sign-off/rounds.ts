import type { EntityManager } from 'typeorm';
import type { RecordKind } from '../engine/kinds.js';
import type { Round, Signature } from '../../domain/sign-off/round.js';
import type { RoundStage } from '../../domain/sign-off/stages.js';
import type { Glass } from '../../domain/sign-off/glass.js';
import { among } from '../sql/among.js';

interface RoundRow {
  id: string;
  subject_id: string;
  number: number;
  policy_version_id: string;
  content_hash: string;
  content: unknown;
  changed_since: string[];
  stages: RoundStage[];
  stage: number;
  state: Round['state'];
  opened_at: Date;
  stage_opened_at: Date;
  closed_at: Date | null;
  signatures: Signature[] | null;
  glasses: Glass[];
}

/** Of `sign_off_rounds r`: for whom somebody has decided at its present stage, by themself or by a stand-in. */
export const signedAtStage = `array(SELECT coalesce(s.for_person_id, s.person_id)::text FROM signatures s
  WHERE s.round_id = r.id AND s.stage = r.stage AND s.revoked_at IS NULL)`;

/**
 * Whether somebody is asked to sign now: an approver of the present stage of an open round, for whom nobody has decided.
 *
 * @param person a placeholder
 * @param roundId a column
 */
export const waitsForSignatureOf = (person: string, roundId: string): string =>
  `EXISTS (SELECT 1 FROM sign_off_rounds r, jsonb_to_recordset(r.stages -> (r.stage - 1) -> 'approvers') AS a("personId" uuid)
    WHERE r.id = ${roundId} AND r.state = 'open' AND a."personId" = ${person}
      AND a."personId"::text <> ALL (${signedAtStage}))`;

/** Whether what has this id was decided past its approvers, in any round. @param subjectId a column */
export const brokenGlass = (subjectId: string): string =>
  `EXISTS (SELECT 1 FROM sign_off_rounds b WHERE b.subject_id = ${subjectId} AND b.glass_broken)`;

/** The open rounds among these, by subject. */
export async function loadOpenRounds(manager: EntityManager, roundIds: string[]): Promise<Map<string, Round>> {
  if (roundIds.length === 0) return new Map();
  const { sql, value } = among(roundIds, '$1');
  const rows: RoundRow[] = await manager.query(
    `SELECT r.*, (SELECT jsonb_agg(jsonb_build_object('id', s.id, 'personId', s.person_id, 'forId', s.for_person_id,
        'stage', s.stage, 'role', s.role, 'decision', s.decision, 'reason', s.reason, 'followUps', s.follow_ups,
        'contentHash', s.content_hash, 'at', round(extract(epoch FROM s.at) * 1000),
        'proved', CASE WHEN s.proved_how IS NOT NULL THEN jsonb_build_object('how', s.proved_how,
          'at', round(extract(epoch FROM s.proved_at) * 1000)) END) ORDER BY s.at, s.id)
      FROM signatures s WHERE s.round_id = r.id AND s.revoked_at IS NULL) AS signatures
     FROM sign_off_rounds r WHERE r.id ${sql} AND r.state = 'open'`,
    [value],
  );
  return new Map(rows.map((row) => [row.subject_id, roundOf(row)]));
}

function roundOf(row: RoundRow): Round {
  return {
    id: row.id,
    number: row.number,
    policyVersionId: row.policy_version_id,
    contentHash: row.content_hash,
    content: row.content,
    changedSince: row.changed_since,
    stages: row.stages,
    stage: row.stage,
    state: row.state,
    openedAt: row.opened_at.getTime(),
    stageOpenedAt: row.stage_opened_at.getTime(),
    closedAt: row.closed_at?.getTime() ?? null,
    signatures: row.signatures ?? [],
    ...(row.glasses.length > 0 ? { glasses: row.glasses } : {}),
  };
}

/** Writes rounds as they now stand. What a round was opened over never changes; who is asked follows the roles. */
export async function saveRounds(
  manager: EntityManager,
  rounds: { subjectKind: RecordKind | 'phase'; subjectId: string; round: Round }[],
): Promise<void> {
  for (const { subjectKind, subjectId, round } of rounds)
    await manager.query(
      `INSERT INTO sign_off_rounds (id, subject_kind, subject_id, number, policy_version_id, content_hash, content, stages,
         stage, state, opened_at, stage_opened_at, closed_at, changed_since, glasses)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, to_timestamp($11 / 1000.0), to_timestamp($12 / 1000.0),
         to_timestamp($13 / 1000.0), $14, $15)
       ON CONFLICT (id) DO UPDATE SET stages = excluded.stages, stage = excluded.stage, state = excluded.state,
         stage_opened_at = excluded.stage_opened_at, closed_at = excluded.closed_at, glasses = excluded.glasses`,
      [
        round.id,
        subjectKind,
        subjectId,
        round.number,
        round.policyVersionId,
        round.contentHash,
        JSON.stringify(round.content),
        JSON.stringify(round.stages),
        round.stage,
        round.state,
        round.openedAt,
        round.stageOpenedAt,
        round.closedAt,
        JSON.stringify(round.changedSince),
        JSON.stringify(round.glasses ?? []),
      ],
    );
}
