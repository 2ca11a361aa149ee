import type { LinkedKind } from '../record-link/link.js';
import type { Stratum } from './plan.js';
import type { Verdict } from './verdict.js';

/**
 * How far a licence to act is: its plan is fixed; people label; labels say that it is wrong too often, or that two may sign; a rule may
 * act by it; it fell by itself, its end came, or somebody took it back.
 */
export const licenceStates = [
  ...(['planned', 'labelling', 'failed', 'to_sign'] as const),
  ...(['in_force', 'fallen', 'ended', 'withdrawn'] as const),
] as const;
export type LicenceState = (typeof licenceStates)[number];

/** Those out of which it may still come into force, or is. */
export const openStates = ['planned', 'labelling', 'to_sign', 'in_force'] as const satisfies readonly LicenceState[];

export const licenceActs = ['label', 'sign', 'withdraw'] as const;
export type LicenceAct = (typeof licenceActs)[number];

/** What is fixed before anybody labels. */
export interface LicencePlan {
  /** The share of errors that is allowed, of 1. */
  allowed: number;
  /** So many errors a stratum may have and still pass: with them, more labels are needed. */
  errors: number;
  /** Labels of a stratum: the fewest by which so many errors show that it is not above what is allowed. */
  labels: number;
  /** Labels of records of a stratum that the rule did not match. */
  unmatched: number;
  /** The share of what it would do that goes to people anyway, of 1. */
  share: number;
  /** Matches between these instants are what is drawn from. Epoch ms. */
  from: number;
  until: number;
  /** When it ends, epoch ms. */
  endsAt: number;
}

/** A licence as it is decided on. */
export interface Licence {
  id: string;
  number: number;
  ruleId: string;
  versionId: string;
  state: LicenceState;
  plan: LicencePlan;
  /** Of what is drawn, and of the share that goes to people. */
  seed: string;
  strata: Stratum[];
  verdict: Verdict | null;
  plannedBy: string;
}

/** What a licence may say. `docs/acting.md` states these to people. */
export const licenceLimits = {
  /** Percent of errors that may be allowed. */
  allowed: { min: 1, max: 20 },
  errors: { max: 10 },
  unmatched: { min: 10, max: 500 },
  /** Percent that goes to people anyway. */
  share: { min: 5, max: 50 },
  strata: 50,
  /** Records of one kind that are drawn from, of a stratum's matches and the others each. */
  population: 50_000,
  /** So long it holds at most. */
  days: 366,
  signers: 2,
} as const;

export const usualPlan = { allowed: 5, errors: 1, unmatched: 30, share: 10 } as const;

/** `AL-3` */
export function licenceKey(number: number): string {
  return `AL-${number}`;
}

/** What its state lets be done. */
export function actsOnLicence(state: LicenceState): LicenceAct[] {
  if (state === 'planned') return ['label', 'withdraw'];
  if (state === 'to_sign') return ['sign', 'withdraw'];
  return state === 'labelling' || state === 'in_force' ? ['withdraw'] : [];
}

/** A record from which is drawn: where it stands, and whether the rule has matched it. */
export interface Candidate {
  kind: LinkedKind;
  id: string;
  seq: string;
  matched: boolean;
  domain: string | null;
  markets: readonly string[];
}
