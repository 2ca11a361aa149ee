/** A timestamptz as the driver gives it, in epoch ms. */
export function instantOf(value: Date): number;
export function instantOf(value: Date | null): number | null;
export function instantOf(value: Date | null): number | null {
  return value === null ? null : value.getTime();
}
