import { stableId } from '../stable-id.js';
import type { FollowUpItem } from './follow-up.js';
import type { Round } from './round.js';

/**
 * The items that the approvals of a round were given on condition of.
 *
 * @param phaseId where those go that name no phase
 */
export function followUpItems(round: Round, phaseId: string): FollowUpItem[] {
  return round.signatures
    .filter(({ decision }) => decision === 'approved')
    .flatMap((signature) =>
      signature.followUps.map((followUp, index) => ({
        id: stableId(signature.id, 'follow-up', String(index)),
        phaseId: followUp.phaseId ?? phaseId,
        followUp,
        roundId: round.id,
        signatureId: signature.id,
        askedBy: signature.personId,
        askedAt: signature.at,
        at: round.closedAt ?? signature.at,
      })),
    );
}
