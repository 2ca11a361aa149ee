import type { Evaluation } from '../metric/evaluate.js';
import { sliceText, type Slice } from '../metric/slice.js';
import type { Band } from '../metric/threshold.js';
import { cut } from '../text/cut.js';

/** What becomes of the breach of a slice, as its values stand. */
export type Wanted =
  | { is: 'open'; band: Exclude<Band, 'green'>; reasons: string[]; since: string }
  | { is: 'over'; reasons: string[] }
  /** Nothing judges it any more. */
  | { is: 'unasked' }
  /** It says nothing: what is open stays so. */
  | { is: 'silent' };

/**
 * Whether a slice is out of band. Where nothing is told of it (a new meaning that has no value yet) what is open stays open:
 * that nothing comes never ends anything.
 */
export function wantedOf({ state, reasons, since, judged }: Evaluation, hasThreshold: boolean): Wanted {
  if (!hasThreshold) return { is: 'unasked' };
  if (state === 'amber' || state === 'red')
    return { is: 'open', band: state, reasons, since: since ?? judged.at(-1)?.period ?? '' };
  if (state === 'none') return { is: 'silent' };
  return { is: 'over', reasons };
}

/** `Leakage rate, market VN`, as lists and messages call it. */
export function breachTitle(name: string, slice: Slice): string {
  return cut(Object.keys(slice).length === 0 ? name : `${name}, ${sliceText(slice)}`, 200);
}
