import { AsyncLocalStorage } from 'node:async_hooks';

/** Somebody has approved what is done now, and others have proposed it. */
export interface OnProposal {
  /** Who approved it: the actor of what is done. */
  personId: string;
  proposal: {
    id: string;
    key: string;
    author: { id: string; name: string };
    /** Whoever approved it has changed what was proposed. */
    changed?: true;
    /** Of one that no person approved: the version of the rule that acted, and its licence. */
    rule?: string;
    licence?: { id: string; key: string };
  };
}

const proposals = new AsyncLocalStorage<OnProposal>();

/**
 * Whatever is recorded of this person until `work` has ended is marked with the proposal on which it is done. It goes beside the
 * calls and not through them, as `in-hand.ts` says.
 */
export function onProposal<T>(proposal: OnProposal, work: () => Promise<T>): Promise<T> {
  return proposals.run(proposal, work);
}

/** What an event says of it; nothing where its actor is another, or nobody. */
export function proposalMark(actorId: string | null): { onProposal?: OnProposal['proposal'] } {
  const on = proposals.getStore();
  return on !== undefined && on.personId === actorId ? { onProposal: on.proposal } : {};
}
