import { whyNot, type Charge, type Standing } from './standing.js';

/** Whoever could take something over, and why they of all people; the likeliest first. */
export interface Candidate {
  standing: Standing;
  why: string;
}

export interface Proposal {
  /** Null: nobody was found who could. */
  to: { id: string; name: string } | null;
  why: string;
}

/**
 * What somebody must be able to do who takes such a part over, where the kind of record does not say it; null: it goes to
 * nobody.
 */
export function chargeOf(kind: string): Charge | null {
  switch (kind) {
    case 'action_item':
    case 'recurrence':
      return 'work';
    case 'program':
      return 'manage';
    case 'rota':
      return 'duty';
    case 'policy':
    case 'template':
      return 'decide';
    case 'report':
    case 'team':
    case 'view':
      return 'tell';
    default:
      return null;
  }
}

/** The first who can take it over. */
export function propose(charge: Charge, candidates: readonly Candidate[]): Proposal {
  const found = candidates.find(({ standing }) => whyNot(standing, charge) === null);
  if (!found) return { to: null, why: 'Nobody was found who could take it over. Say who.' };
  const { id, name } = found.standing;
  return { to: { id, name }, why: found.why };
}
