import type { MetricMeaning } from './metric.js';

/** A value as it is kept: of a count the number alone; of a rate both numbers; of a mean the sum, and over how many. */
export interface Measured {
  amount: number;
  /** Denominator, or n; null of a count. */
  base: number | null;
}

/** What it comes to; null where it is over nothing. */
export function valueOf({ amount, base }: Measured): number | null {
  if (base === null) return amount;
  return base === 0 ? null : amount / base;
}

/** `1.42 %`, `37`, `86.5 points`: figures that differ read differently, so that a comparison with a bound can be followed. */
export function valueText(value: number, { type, unit }: Pick<MetricMeaning, 'type' | 'unit'>): string {
  if (type === 'rate') return `${figures(value * 100)} %`;
  return unit === '' ? figures(value) : `${figures(value)} ${unit}`;
}

/** Six figures that count: two that differ less are one to whoever reads them. */
function figures(value: number): string {
  return String(Number(value.toPrecision(6)));
}
