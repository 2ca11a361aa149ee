import { sumOf, type Measured, type PartMeasured } from './change.js';

/** Relative to the whole, less than this is an error of rounding. */
const tiny = 1e-9;

/**
 * The parts with what of the recorded whole belongs to none of them, and what is to be known of how they fit. By what was recorded of the
 * whole, and by nothing else: where nothing was, the parts are all there is.
 */
export function withRest(
  parts: readonly PartMeasured[],
  whole: Omit<PartMeasured, 'name'> | undefined,
): { parts: PartMeasured[]; notes: string[] } {
  const gaps = gapsOf(parts);
  const { before, after } = whole ?? { before: null, after: null };
  if (before === null || after === null) return { parts: [...parts], notes: gaps };
  const [sum0, sum1] = [sumOf(parts.map((part) => part.before)), sumOf(parts.map((part) => part.after))];
  // Over other periods than its parts it is another whole.
  if (before.periods !== sum0?.periods || after.periods !== sum1?.periods)
    return {
      parts: [...parts],
      notes: [...gaps, 'The whole was recorded for other periods than its parts; told by the parts.'],
    };
  const rest = { before: less(before, sum0), after: less(after, sum1) };
  if (isNothing(rest.before) && isNothing(rest.after)) return { parts: [...parts], notes: gaps };
  if ([rest.before, rest.after].some(({ amount, base }) => amount < 0 || (base !== null && base < 0)))
    return {
      parts: [...parts],
      notes: [
        ...gaps,
        'Its parts come to more than the whole that was recorded: something is counted twice. Told by the parts.',
      ],
    };
  return {
    parts: [...parts, { name: null, ...rest }],
    notes: [...gaps, 'Its parts come to less than the whole that was recorded; the rest belongs to none of them.'],
  };
}

function gapsOf(parts: readonly PartMeasured[]): string[] {
  return (['before', 'after'] as const).flatMap((side) => {
    const most = Math.max(0, ...parts.map((part) => part[side]?.periods ?? 0));
    const short = parts.filter((part) => (part[side]?.periods ?? 0) < most).length;
    return most > 1 && short > 0
      ? [`${side === 'before' ? 'Before' : 'After'}, ${short} of its parts have no value in some periods.`]
      : [];
  });
}

/** What is left, an error of rounding being nothing. */
function less(whole: Measured, parts: Measured): Measured {
  const rounded = (value: number, of: number): number => (Math.abs(value) <= Math.abs(of) * tiny ? 0 : value);
  return {
    amount: rounded(whole.amount - parts.amount, whole.amount),
    base: whole.base === null || parts.base === null ? null : rounded(whole.base - parts.base, whole.base),
    periods: whole.periods,
  };
}

function isNothing({ amount, base }: Measured): boolean {
  return amount === 0 && (base ?? 0) === 0;
}
