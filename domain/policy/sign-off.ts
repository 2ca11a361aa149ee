import type { TimeKind } from '../calendar/duration.js';
import type { RecipientRole } from '../person/recipients.js';
import type { ProofAsked } from '../proof/proof.js';
import type { Channel } from './escalation.js';

/** One stage: `required` of the people found must approve before the next stage opens. */
export interface SignOffStage {
  name: string;
  /** How many approvals; with `weights`, what they must weigh together. */
  required: number;
  roles: RecipientRole[];
  people: string[];
  /** What an approval weighs, by role or by the id of a person; 1 where nothing is said. */
  weights?: Record<string, number>;
  /**
   * Roles and people whose send-back ends the round at once. Where some are named, a send-back of the others is a vote
   * against: the round ends when approval cannot be reached any more. Where none is, any send-back ends it.
   */
  veto?: string[];
}

/** The body of a sign-off policy version. */
export interface SignOffPolicy {
  stages: SignOffStage[];
  /** After this time without a decision of the stage, its approvers are reminded and escalated. Read as `time` says. */
  limit: string;
  /** How ISO 8601 durations of this policy are read. */
  time?: TimeKind;
  /** Told again every so often until the stage has decided. */
  repeat?: { every: string; times: number };
  /** Who is told besides the approvers when the limit passes. */
  escalateTo: RecipientRole[];
  channels: Channel[];
  /** Whoever decides must have proved who they are, that lately. Absent: their token or session is enough. */
  proof?: ProofAsked;
  /** Who may have a round decided past its approvers, and with whom. Absent: nobody. */
  breakGlass?: BreakGlass;
}

/**
 * The way out where no approver of a round is there and it cannot wait: one of these asks, a second person confirms, and all
 * hear of it. Nobody on their own work holds for both.
 */
export interface BreakGlass {
  /** Who may ask. */
  roles: RecipientRole[];
  people: string[];
  secondPerson: { roles: RecipientRole[]; people: string[] };
  /** Not confirmed within this time it is over. Read as the policy's `time` says. */
  expires: string;
}

/** The program manager or, as when the item is their own, the domain lead signs an action item off. */
export const defaultSignOffPolicy: SignOffPolicy = {
  stages: [{ name: 'Sign-off', required: 1, roles: ['program_manager', 'domain_lead'], people: [] }],
  limit: 'P3D',
  escalateTo: ['approver_manager', 'domain_lead'],
  channels: ['inbox', 'email'],
};

/**
 * A phase passes its tollgate when the domain lead says so. Whoever manages the program does not pass it alone: where
 * there is no lead, the tollgate waits for one, and its manager is told. Installations of before keep the policy they have.
 */
export const defaultTollgatePolicy: SignOffPolicy = {
  stages: [{ name: 'Tollgate', required: 1, roles: ['domain_lead'], people: [] }],
  limit: 'P3D',
  escalateTo: ['program_manager', 'approver_manager'],
  channels: ['inbox', 'email'],
};
