import { normalQuantile } from '../agreement/distributions.js';

/** What a sample is to tell, and how surely. Shares from 0 to 1. */
export interface SizeAsked {
  /** How many there are; null: very many. */
  population: number | null;
  /** The share of violations that is expected; 0.5 where nobody knows is the safe one. */
  prevalence: number;
  /** Half the width of the interval. */
  margin: number;
  confidence: number;
}

export interface SizeTold {
  size: number;
  /** What the number rests on, as sentences. */
  assumptions: string[];
}

/** Fewer violations than this expected in a sample, and the normal approximation says little. */
const fewExpected = 5;

/**
 * How many to draw, so that the share of violations is known to within a margin: Cochran's n₀ = z²·p·(1 − p) ÷ e², corrected
 * for a finite population, n = n₀ ÷ (1 + (n₀ − 1) ÷ N), rounded up (W. G. Cochran, Sampling Techniques, 3rd ed., 1977, 4.4).
 */
export function sampleSize({ population, prevalence, margin, confidence }: SizeAsked): SizeTold {
  const z = normalQuantile(0.5 + confidence / 2);
  const endless = (z * z * prevalence * (1 - prevalence)) / (margin * margin);
  const corrected = population === null ? endless : endless / (1 + (endless - 1) / population);
  // What is whole but for the last bit of a double is not rounded up to one more.
  const size = Math.max(1, Math.min(Math.ceil(corrected - 1e-9), population ?? Infinity));
  const percent = (share: number): string => `${Number((share * 100).toFixed(4))} %`;
  const expected = size * Math.min(prevalence, 1 - prevalence);
  return {
    size,
    assumptions: [
      `Simple random sampling, of which every item is judged; ${percent(prevalence)} violations expected, known to within ±${percent(margin)} at ${percent(confidence)} confidence.`,
      population === null
        ? 'The population is taken to be endless.'
        : `The population has ${population} items; the correction for a finite population is made.`,
      'Judgements are taken to be right: what reviewers get wrong widens the interval, and no sample size cures it.',
      ...(expected < fewExpected
        ? [
            `Only about ${Number(expected.toFixed(1))} violations are expected in such a sample: the approximation is rough there. Go by the Wilson interval of the result, or draw more.`,
          ]
        : []),
      'Stratified by a fixed number for each stratum, or judged by market, each part needs such a size of its own.',
    ],
  };
}
