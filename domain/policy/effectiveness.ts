import type { TimeKind } from '../calendar/duration.js';
import type { RecipientRole } from '../person/recipients.js';
import type { ProofAsked } from '../proof/proof.js';
import type { Channel } from './escalation.js';

/** The body of an effectiveness policy version: when it is checked whether the problem is gone, and by whom. */
export interface EffectivenessPolicy {
  /** How long after an item is done its check falls due. Read as `time` says. */
  after: string;
  /** How ISO 8601 durations of this policy are read: by the calendar, or in working time of the owner's calendar. */
  time?: TimeKind;
  /** Who may check; one of them is enough. The owner, and whoever handed the item in, never do. */
  roles: RecipientRole[];
  people: string[];
  /** After this time without an answer those asked are reminded, and it escalates. */
  limit: string;
  /** Told again every so often until somebody has answered. */
  repeat?: { every: string; times: number };
  /** Who is told besides them when the limit passes; `approver_manager` is the manager of somebody asked. */
  escalateTo: RecipientRole[];
  channels: Channel[];
  /** Whoever checks must have proved who they are, that lately. */
  proof?: ProofAsked;
}

/** Twenty working days after it is done, by the domain lead or the program manager; their managers hear after five more. */
export const defaultEffectivenessPolicy: EffectivenessPolicy = {
  after: '20 working days',
  roles: ['domain_lead', 'program_manager'],
  people: [],
  limit: '5 working days',
  repeat: { every: '5 working days', times: 3 },
  escalateTo: ['approver_manager'],
  channels: ['inbox', 'email'],
};
