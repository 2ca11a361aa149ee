import type { ExceptionContent } from './exception.js';
import type { Rating } from '../policy/rating.js';

/** The commands of an exception as they travel to its workflow. */
export type ExceptionCommand =
  | { type: 'request' }
  | { type: 'edit'; content: ExceptionPatch }
  | {
      type: 'sign';
      decision: 'approve' | 'send_back' | 'refuse';
      reason?: string;
      contentHash?: string;
      /** The absent approver in whose name a stand-in decides, where they stand in for several. */
      onBehalfOf?: string;
    }
  | { type: 'break_glass'; reason: string; contentHash: string }
  | { type: 'confirm_glass'; contentHash: string }
  | { type: 'refuse_glass'; reason?: string }
  | { type: 'withdraw'; reason: string }
  | { type: 'revoke'; reason: string }
  | { type: 'renew'; successorId: string }
  | { type: 'reassess'; inherent?: Rating; residual?: Rating; reason: string };

/** Only what is given changes. Ratings change by `reassess`. */
export interface ExceptionPatch extends Partial<Omit<ExceptionContent, 'inherent' | 'residual'>> {
  /** The action items that it suspends, all of them. */
  itemIds?: string[];
}
