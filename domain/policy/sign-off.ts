import type { TimeKind } from '../calendar/duration.js';
import type { RecipientRole } from '../person/recipients.js';
import type { Channel } from './escalation.js';

/** One stage: `required` of the people found must approve before the next stage opens. */
export interface SignOffStage {
  name: string;
  required: number;
  roles: RecipientRole[];
  people: string[];
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
}

/** The program manager or, as when the item is his own, the domain lead signs an action item off. */
export const defaultSignOffPolicy: SignOffPolicy = {
  stages: [{ name: 'Sign-off', required: 1, roles: ['program_manager', 'domain_lead'], people: [] }],
  limit: 'P3D',
  escalateTo: ['approver_manager', 'domain_lead'],
  channels: ['inbox', 'email'],
};

/** A phase passes its tollgate when the domain lead, or the program manager where there is none, says so. */
export const defaultTollgatePolicy: SignOffPolicy = {
  stages: [{ name: 'Tollgate', required: 1, roles: ['domain_lead', 'program_manager'], people: [] }],
  limit: 'P3D',
  escalateTo: ['program_manager', 'approver_manager'],
  channels: ['inbox', 'email'],
};
