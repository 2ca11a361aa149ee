import { isAmong } from '../person/accounts.js';
import { findDeciders, type Parts, type Recipient } from '../person/recipients.js';
import type { SignOffStage } from '../policy/sign-off.js';
import { Refusal } from '../refusal.js';
import { approversOf, weightOf, type Approver } from '../sign-off/stages.js';

/** The id of a version that is written nowhere. */
export const unwritten = '00000000-0000-4000-8000-000000000001';

/** A stage as it would be opened, whether enough could sign it or not. */
export interface StageMeant {
  name: string;
  required: number;
  /** What all who were found weigh together: at least `required`, or the stage cannot pass. */
  weight: number;
  approvers: Approver[];
  /** Whom the policy finds, and who do not decide: it is their own work. */
  leftOut: Recipient[];
  /** A send-back of whoever has no veto is a vote against, and ends nothing. */
  votes: boolean;
}

/** Whom each stage would find among these parts. @param own whose own work it is */
export function stagesMeant(stages: readonly SignOffStage[], parts: Parts, own: readonly string[]): StageMeant[] {
  return stages.map((stage) => {
    const approvers = approversOf(stage, parts, own);
    return {
      name: stage.name,
      required: stage.required,
      weight: weightOf(approvers),
      approvers,
      leftOut: leftOut(stage, parts, own),
      votes: (stage.veto ?? []).length > 0,
    };
  });
}

/** Whom these roles and people find, and who are barred since it is their own. */
export function leftOut(
  { roles, people }: Pick<SignOffStage, 'roles' | 'people'>,
  parts: Parts,
  own: readonly string[],
): Recipient[] {
  return findDeciders(roles, people, parts).filter(({ personId }) => isAmong(personId, own, parts.accounts));
}

/** What is made, or why it would be refused. */
export function orWhyNot<T>(made: () => T): { made: T; refused: null } | { made: null; refused: string } {
  try {
    return { made: made(), refused: null };
  } catch (error) {
    if (error instanceof Refusal) return { made: null, refused: error.detail };
    throw error;
  }
}
