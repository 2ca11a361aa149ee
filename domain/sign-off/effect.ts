import type { Instant } from '../time.js';
import type { FollowUpItem } from './follow-up.js';
import type { Answer, Question } from './question.js';
import type { Signature } from './round.js';

/** What a decision about a round writes, of an item and of a phase alike. */
export type SignOffEffect =
  | { kind: 'signature'; roundId: string; signature: Signature }
  | { kind: 'signature_revoked'; signatureId: string; at: Instant }
  | { kind: 'question'; question: Question }
  | { kind: 'answer'; answer: Answer }
  | { kind: 'follow_up'; item: FollowUpItem };
