const units: Record<string, number> = { D: 86_400_000, H: 3_600_000, M: 60_000, S: 1_000 };

/** `P2D`, `PT6H`: days and hours of the clock, in ms. */
export function parseDuration(text: string): number {
  const [, count = '', unit = ''] = /(\d+)([DHMS])$/.exec(text) ?? [];
  return Number(count) * (units[unit] ?? NaN);
}
