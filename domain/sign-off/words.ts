import type { FollowUp } from './follow-up.js';

/** A decision of an approver, on an item or at a tollgate. */
export interface SignOffWords {
  decision: 'approve' | 'send_back';
  reason?: string;
  /** The content that was read. */
  contentHash?: string;
  /** In whose name, where the signer stands in for several. */
  onBehalfOf?: string;
  /** What the approval depends on: items that are created when the round is approved. */
  followUps?: FollowUp[];
}
