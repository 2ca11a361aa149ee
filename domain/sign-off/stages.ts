import { isAmong } from '../person/accounts.js';
import { findDeciders, type Parts, type Recipient } from '../person/recipients.js';
import type { SignOffPolicy, SignOffStage } from '../policy/sign-off.js';
import { Refusal } from '../refusal.js';
import type { ProofAsked } from '../proof/proof.js';

/** An approver as they were found. What is not said weighs 1 and has no veto. */
export interface Approver extends Recipient {
  weight?: number;
  veto?: boolean;
}

/** A stage as it was opened: who was found, and how many of them must approve. */
export interface RoundStage {
  name: string;
  required: number;
  approvers: Approver[];
  /** The policy names veto holders: a send-back of the others is a vote against, and does not end the round. */
  votes?: boolean;
  /** Whoever decides proves who they are, as the policy had it when the round was opened. */
  proof?: ProofAsked;
}

/**
 * Finds the approvers of every stage. Whoever is in `ownWork` is left out: nobody decides on their own work.
 *
 * @throws Refusal `unreachable-quorum` where too few are left, naming the stage
 */
export function openStages(
  policy: Pick<SignOffPolicy, 'stages' | 'proof'>,
  parts: Parts,
  ownWork: readonly string[],
  wayOut = 'Give the program a domain lead or a manager who is not the owner, or name further approvers in the sign-off policy.',
): RoundStage[] {
  return policy.stages.map((stage, index) => {
    const approvers = approversOf(stage, parts, ownWork);
    if (weightOf(approvers) < stage.required)
      throw new Refusal(
        'unreachable-quorum',
        `Stage ${index + 1} (${stage.name}) of the sign-off needs ${needed(stage, weightOf(approvers))} who did not do ` +
          `the work. ${wayOut}`,
      );
    const { name, required } = stage;
    const votes = stage.veto && stage.veto.length > 0 ? { votes: true } : {};
    return { name, required, approvers, ...votes, ...(policy.proof ? { proof: policy.proof } : {}) };
  });
}

/** Who may decide at a stage by the parts as they are played now, own work left out. */
export function approversOf(stage: SignOffStage, parts: Parts, ownWork: readonly string[]): Approver[] {
  return findDeciders(stage.roles, stage.people, parts)
    .filter(({ personId }) => !isAmong(personId, ownWork, parts.accounts))
    .map((found) => approverOf(found, stage, parts));
}

export function weightOf(approvers: readonly Approver[]): number {
  return approvers.reduce((sum, { weight = 1 }) => sum + weight, 0);
}

function needed({ required, weights }: SignOffStage, found: number): string {
  return weights
    ? `approvals that weigh ${required} together, and ${found} is all that those weigh`
    : `${required} approver(s), and ${found} can be found`;
}

/** Whoever has several parts has the heaviest of them once, and the veto of any. */
function approverOf(found: Recipient, stage: SignOffStage, parts: Parts): Approver {
  const names = [
    ...(stage.people.includes(found.personId) ? [found.personId] : []),
    ...stage.roles.filter((role) => role !== 'approver_manager' && parts[role] === found.personId),
  ];
  const weight = stage.weights ? Math.max(...names.map((name) => stage.weights?.[name] ?? 1)) : 1;
  const veto = names.some((name) => stage.veto?.includes(name));
  return { ...found, ...(weight === 1 ? {} : { weight }), ...(veto ? { veto } : {}) };
}
