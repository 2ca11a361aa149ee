import { rankOf } from '../sample/draw.js';
import type { Licence } from './licence.js';
import { stratumOf } from './plan.js';
import { licensedStrata } from './verdict.js';

/** What becomes of a match of a rule in act. */
export type Use =
  /** Its command is carried out. */
  | { how: 'acted'; stratum: string }
  /** It is one of the share that goes to people anyway. */
  | { how: 'held'; stratum: string }
  /** It is proposed, for the licence says nothing of it. */
  | { how: 'proposed'; because: string };

/**
 * Whether a match acts under a licence. The share that goes to people is chosen by the seed of the licence and the event, so that
 * asking again changes nothing, and nothing that people do.
 */
export function useOf(
  { state, plan, seed, strata, verdict }: Pick<Licence, 'state' | 'plan' | 'seed' | 'strata' | 'verdict'>,
  {
    seq,
    domain,
    markets,
    restricted,
  }: { seq: string; domain: string | null; markets: readonly string[]; restricted: boolean },
  at: number,
): Use {
  if (state !== 'in_force') return { how: 'proposed', because: 'Its licence is not in force.' };
  if (at >= plan.endsAt) return { how: 'proposed', because: 'Its licence has come to its end.' };
  if (restricted)
    return { how: 'proposed', because: 'The record is restricted: nothing of such records was labelled.' };
  const stratum = stratumOf({ domain, markets });
  if (verdict === null || !licensedStrata(verdict).includes(stratum) || !strata.some(({ name }) => name === stratum))
    return { how: 'proposed', because: `It is not licensed for ${stratum}.` };
  return { how: isHeld(seed, seq, plan.share) ? 'held' : 'acted', stratum };
}

/** The first 13 hex digits of SHA-256 of seed and event, by 16¹³, below the share. */
export function isHeld(seed: string, seq: string, share: number): boolean {
  return Number.parseInt(rankOf(`${seed}/held`, seq).slice(0, 13), 16) / 16 ** 13 < share;
}
