import type { Rating } from './rating.js';
import type { RecipientRole } from '../person/recipients.js';
import type { ProofAsked } from '../proof/proof.js';
import type { Channel } from './escalation.js';
import type { BreakGlass, SignOffStage } from './sign-off.js';

/** What a residual rating asks for. */
export interface RatingRule {
  /** Who must approve, stage after stage. */
  stages: SignOffStage[];
  /** The longest time that an exception may run, ISO 8601. */
  longest: string;
}

/** The body of an exception policy version: who may accept which risk, and for how long. */
export interface ExceptionPolicy {
  ratings: Record<Rating, RatingRule>;
  /** How long before the end people are reminded, ISO 8601. */
  before: string[];
  /** After this time without a decision of the stage, its approvers are reminded and escalated. ISO 8601. */
  limit: string;
  /** Who is told besides the approvers when the limit passes. */
  escalateTo: RecipientRole[];
  /** How long an active exception may stay stale before it ends. ISO 8601. */
  staleLimit: string;
  channels: Channel[];
  /** Whoever decides must have proved who they are, that lately. */
  proof?: ProofAsked;
  /** Who may have a round decided past its approvers, and with whom. Absent: nobody. */
  breakGlass?: BreakGlass;
}

const lead: SignOffStage = { name: 'Domain lead', required: 1, roles: ['domain_lead'], people: [] };
const above: SignOffStage = {
  name: 'Manager of the risk owner',
  required: 1,
  roles: ['risk_owner_manager'],
  people: [],
};

/** The larger the residual risk, the more people must agree, and the shorter it may run. */
export const defaultExceptionPolicy: ExceptionPolicy = {
  ratings: {
    low: {
      stages: [{ name: 'Approval', required: 1, roles: ['program_manager', 'domain_lead'], people: [] }],
      longest: 'P1Y',
    },
    medium: {
      stages: [{ name: 'Approval', required: 1, roles: ['domain_lead', 'risk_owner_manager'], people: [] }],
      longest: 'P180D',
    },
    high: { stages: [lead, above], longest: 'P90D' },
    critical: { stages: [lead, above], longest: 'P30D' },
  },
  before: ['P30D', 'P7D', 'P1D'],
  limit: 'P3D',
  escalateTo: ['approver_manager', 'domain_lead'],
  staleLimit: 'P10D',
  channels: ['inbox', 'email'],
};
