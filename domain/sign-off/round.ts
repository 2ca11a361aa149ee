import type { Instant } from '../time.js';
import { findRecipients, type Parts, type Recipient } from '../person/recipients.js';
import type { SignOffPolicy } from '../policy/sign-off.js';
import { Refusal } from '../refusal.js';

/** A stage as it was opened: who was found, and how many of them must approve. */
export interface RoundStage {
  name: string;
  required: number;
  approvers: Recipient[];
}

export interface Signature {
  personId: string;
  stage: number;
  decision: 'approved' | 'sent_back';
  reason: string | null;
  contentHash: string;
  at: Instant;
}

/** One asking for sign-off of one stated content. When the content changes, the round falls and another opens. */
export interface Round {
  id: string;
  number: number;
  policyVersionId: string;
  /** SHA-256 over the canonical content, hex. */
  contentHash: string;
  /** The content itself, so that it can be shown again years later. */
  content: unknown;
  stages: RoundStage[];
  /** The stage that decides now, from 1. */
  stage: number;
  state: 'open' | 'approved' | 'sent_back' | 'fallen' | 'cancelled';
  openedAt: Instant;
  stageOpenedAt: Instant;
  closedAt: Instant | null;
  signatures: Signature[];
}

/**
 * Finds the approvers of every stage. Whoever is in `ownWork` is left out: nobody decides on his own work.
 *
 * @throws Refusal `unreachable-quorum` where too few are left, naming the stage
 */
export function openStages(
  policy: Pick<SignOffPolicy, 'stages'>,
  parts: Parts,
  ownWork: readonly string[],
  wayOut = 'Give the program a domain lead or a manager who is not the owner, or name further approvers in the sign-off policy.',
): RoundStage[] {
  return policy.stages.map((stage, index) => {
    const approvers = findRecipients(stage.roles, stage.people, parts).filter((r) => !ownWork.includes(r.personId));
    if (approvers.length < stage.required)
      throw new Refusal(
        'unreachable-quorum',
        `Stage ${index + 1} (${stage.name}) of the sign-off needs ${stage.required} approver(s), and ${approvers.length} ` +
          `can be found who did not do the work. ${wayOut}`,
      );
    return { name: stage.name, required: stage.required, approvers };
  });
}

/** Approvers of the current stage who have not signed. */
export function waitingFor(round: Round): Recipient[] {
  const stage = round.stages[round.stage - 1];
  const signed = new Set(round.signatures.filter((s) => s.stage === round.stage).map((s) => s.personId));
  return stage ? stage.approvers.filter((approver) => !signed.has(approver.personId)) : [];
}

export interface SignCommand {
  personId: string;
  decision: 'approve' | 'send_back';
  reason: string | null;
  /** The content the person saw; refused when it is no longer the content. */
  contentHash: string | null;
  at: Instant;
}

/**
 * Adds a signature. Returns the round afterwards: still open, at the next stage, approved or sent back.
 *
 * The single function that decides separation of duties for signatures.
 * @throws Refusal `separation-of-duties`, `not-an-approver`, `already-signed`, `content-changed`, `invalid-command`
 */
export function sign(round: Round, command: SignCommand, ownWork: readonly string[]): Round {
  if (ownWork.includes(command.personId))
    throw new Refusal(
      'separation-of-duties',
      'Nobody signs for his own work. Ask another approver of this stage to decide.',
    );
  const stage = round.stages[round.stage - 1];
  if (!stage?.approvers.some((approver) => approver.personId === command.personId))
    throw new Refusal(
      'not-an-approver',
      `Only the approvers of stage ${round.stage} (${stage?.name ?? '?'}) may decide now.`,
      { approvers: stage?.approvers.map((a) => a.personId) ?? [] },
    );
  if (round.signatures.some((s) => s.stage === round.stage && s.personId === command.personId))
    throw new Refusal('already-signed', `This person has signed stage ${round.stage} of this round already.`);
  if (command.contentHash !== null && command.contentHash !== round.contentHash)
    throw new Refusal(
      'content-changed',
      'The content has changed since it was read. Read it again, then sign with its present hash.',
      { contentHash: round.contentHash },
    );
  if (command.decision === 'send_back' && !command.reason?.trim())
    throw new Refusal('invalid-command', 'Sending back needs a reason, so that the owner knows what to mend.');
  const signature: Signature = {
    personId: command.personId,
    stage: round.stage,
    decision: command.decision === 'approve' ? 'approved' : 'sent_back',
    reason: command.reason,
    contentHash: round.contentHash,
    at: command.at,
  };
  const signatures = [...round.signatures, signature];
  if (signature.decision === 'sent_back') return { ...round, signatures, state: 'sent_back', closedAt: command.at };
  const approvals = signatures.filter((s) => s.stage === round.stage && s.decision === 'approved').length;
  if (approvals < stage.required) return { ...round, signatures };
  if (round.stage < round.stages.length)
    return { ...round, signatures, stage: round.stage + 1, stageOpenedAt: command.at };
  return { ...round, signatures, state: 'approved', closedAt: command.at };
}
