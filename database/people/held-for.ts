/** The sooner of two ends, both in ms from now; null: without an end. */
export function sooner(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
