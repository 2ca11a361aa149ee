import type { Agreement } from './agreement.js';

/** Fewer pairs tell little, whichever coefficient is taken. */
export const fewPairs = 30;
/** From this share of one answer on, what two say alike by chance is nearly all: κ and α collapse. */
export const lopsided = 0.9;

const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;

/** Which figure to go by: `none` where nothing was judged by two, `raw` where all say the same and no coefficient is defined. */
export type Trusted = 'ac1' | 'alpha' | 'raw' | 'none';

/** The one figure to go by here; `whichToTrust` says why. */
export function trusted({ pairs, kappa, mostCommon }: Pick<Agreement, 'pairs' | 'kappa' | 'mostCommon'>): Trusted {
  if (pairs === 0 || mostCommon === null) return 'none';
  if (kappa === null && mostCommon > 1 - 1e-12) return 'raw';
  return mostCommon >= lopsided ? 'ac1' : 'alpha';
}

/**
 * Which of the coefficients to go by here, and why, as sentences. κ and α fall where one answer is far more frequent than the others,
 * although reviewers hardly differ (A. R. Feinstein and D. V. Cicchetti, High agreement but low kappa, 1990); AC1 does not.
 */
export function whichToTrust(agreement: Agreement): string[] {
  const { pairs, single, mostCommon } = agreement;
  const by = trusted(agreement);
  if (by === 'none' || mostCommon === null) return ['Nothing was judged by two: agreement cannot be told.'];
  const said: string[] = [];
  if (by === 'raw')
    said.push(
      'κ and α are not defined: all say the same, so there is nothing by which to compare with chance. Go by raw agreement, and by the accuracy against the golden set.',
    );
  else if (by === 'ac1')
    said.push(
      `Go by AC1 and raw agreement: ${percent(mostCommon)} of the answers are the same one, and there κ and α collapse although reviewers hardly differ. Whether they find what is rare, the golden set tells.`,
    );
  else
    said.push(
      `Go by α (or κ, which takes the two sides for two people): no answer makes up more than ${percent(mostCommon)}, so agreement by chance is well measured. AC1 is given to compare.`,
    );
  if (pairs < fewPairs)
    said.push(
      `Only ${pairs} ${pairs === 1 ? 'item was' : 'items were'} judged by two, and ${fewPairs} is little: the interval says more than the number.`,
    );
  if (single > 0)
    said.push(
      `${single} ${single === 1 ? 'item has' : 'items have'} one answer: κ and α leave them out, AC1 takes them for how often each answer is given.`,
    );
  return said;
}
