import type { EntityManager } from 'typeorm';
import type { RecordKind } from '../records/kinds.js';
import { among } from '../engine/among.js';
import type { Round, RoundStage, Signature } from '../../domain/sign-off/round.js';

interface RoundRow {
  id: string;
  subject_id: string;
  number: number;
  policy_version_id: string;
  content_hash: string;
  content: unknown;
  stages: RoundStage[];
  stage: number;
  state: Round['state'];
  opened_at: Date;
  stage_opened_at: Date;
  closed_at: Date | null;
  signatures: RawSignature[] | null;
}

interface RawSignature {
  personId: string;
  stage: number;
  decision: Signature['decision'];
  reason: string | null;
  contentHash: string;
  at: number;
}

/** The open rounds among these, by subject. */
export async function loadOpenRounds(manager: EntityManager, roundIds: string[]): Promise<Map<string, Round>> {
  if (roundIds.length === 0) return new Map();
  const { sql, value } = among(roundIds, '$1');
  const rows: RoundRow[] = await manager.query(
    `SELECT r.*, (SELECT jsonb_agg(jsonb_build_object('personId', s.person_id, 'stage', s.stage, 'decision', s.decision,
        'reason', s.reason, 'contentHash', s.content_hash, 'at', extract(epoch FROM s.at) * 1000) ORDER BY s.at, s.id)
      FROM signatures s WHERE s.round_id = r.id) AS signatures
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
    stages: row.stages,
    stage: row.stage,
    state: row.state,
    openedAt: row.opened_at.getTime(),
    stageOpenedAt: row.stage_opened_at.getTime(),
    closedAt: row.closed_at?.getTime() ?? null,
    signatures: (row.signatures ?? []).map((s) => ({ ...s, at: Math.round(s.at) })),
  };
}

/** Writes rounds as they now stand; what a round was opened over never changes. */
export async function saveRounds(
  manager: EntityManager,
  rounds: { subjectKind: RecordKind | 'phase'; subjectId: string; round: Round }[],
): Promise<void> {
  for (const { subjectKind, subjectId, round } of rounds)
    await manager.query(
      `INSERT INTO sign_off_rounds (id, subject_kind, subject_id, number, policy_version_id, content_hash, content, stages,
         stage, state, opened_at, stage_opened_at, closed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, to_timestamp($11 / 1000.0), to_timestamp($12 / 1000.0),
         to_timestamp($13 / 1000.0))
       ON CONFLICT (id) DO UPDATE SET stage = excluded.stage, state = excluded.state,
         stage_opened_at = excluded.stage_opened_at, closed_at = excluded.closed_at`,
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
      ],
    );
}

export async function saveSignatures(
  manager: EntityManager,
  signatures: { roundId: string; signature: Signature }[],
): Promise<void> {
  for (const { roundId, signature } of signatures)
    await manager.query(
      `INSERT INTO signatures (round_id, stage, person_id, decision, reason, content_hash, at)
       VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0)) ON CONFLICT (round_id, stage, person_id) DO NOTHING`,
      [
        roundId,
        signature.stage,
        signature.personId,
        signature.decision,
        signature.reason,
        signature.contentHash,
        signature.at,
      ],
    );
}
