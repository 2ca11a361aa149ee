import type { EntityManager } from 'typeorm';
import type { SignOffEffect } from '../../domain/sign-off/effect.js';
import type { Delegations } from '../../domain/stand-in/delegation.js';
import type { Signature } from '../../domain/sign-off/round.js';
import { createFollowUps } from './follow-ups.js';

export interface SignOffContext {
  programId: string;
  /** What is signed, for people to read: `AI-12 “Retrain reviewers”`, `Detection`. */
  of: string;
  delegations: Delegations;
}

const kinds = ['signature', 'signature_revoked', 'question', 'answer', 'follow_up'] as const;

/** Rows that decisions about rounds write; effects of other kinds are left to the caller. Rounds must be there already. */
export async function saveSignOffEffects(
  manager: EntityManager,
  effects: readonly { kind: string }[],
  ctx: SignOffContext,
): Promise<void> {
  const ours = effects.filter((effect): effect is SignOffEffect => (kinds as readonly string[]).includes(effect.kind));
  for (const effect of ours) {
    if (effect.kind === 'signature') await saveSignature(manager, effect.roundId, effect.signature);
    if (effect.kind === 'signature_revoked')
      await manager.query('UPDATE signatures SET revoked_at = to_timestamp($2 / 1000.0) WHERE id = $1', [
        effect.signatureId,
        effect.at,
      ]);
    if (effect.kind === 'question') {
      const { id, roundId, askedBy, askedFor, text, at } = effect.question;
      await manager.query(
        `INSERT INTO sign_off_questions (id, round_id, asked_by, asked_for, question, asked_at)
         VALUES ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0)) ON CONFLICT (id) DO NOTHING`,
        [id, roundId, askedBy, askedFor, text, at],
      );
    }
    if (effect.kind === 'answer') {
      const { questionId, answeredBy, answeredFor, text, at } = effect.answer;
      await manager.query(
        `UPDATE sign_off_questions SET answered_by = $2, answered_for = $3, answer = $4,
           answered_at = to_timestamp($5 / 1000.0) WHERE id = $1 AND answered_at IS NULL`,
        [questionId, answeredBy, answeredFor, text, at],
      );
    }
  }
  await createFollowUps(
    manager,
    ours.filter((effect) => effect.kind === 'follow_up').map(({ item }) => item),
    ctx,
  );
}

/** With the names as they are now: what is shown years later is who it was then. */
export async function saveSignature(manager: EntityManager, roundId: string, s: Signature): Promise<void> {
  await manager.query(
    `INSERT INTO signatures (id, round_id, stage, person_id, person_name, for_person_id, for_person_name, decision, reason,
       follow_ups, content_hash, at, role, proved_how, proved_at)
     SELECT $1, $2, $3, p.id, p.name, f.id, f.name, $6, $7, $8, $9, to_timestamp($10 / 1000.0), $11, $12,
       to_timestamp($13 / 1000.0)
     FROM people p LEFT JOIN people f ON f.id = $5 WHERE p.id = $4 ON CONFLICT (id) DO NOTHING`,
    [
      s.id,
      roundId,
      s.stage,
      s.personId,
      s.forId,
      s.decision,
      s.reason,
      JSON.stringify(s.followUps),
      s.contentHash,
      s.at,
      s.role,
      s.proved?.how ?? null,
      s.proved?.at ?? null,
    ],
  );
}
