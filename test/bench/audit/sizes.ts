import type { Extent } from '../row.js';

/** How much of each is measured. */
export function auditSizes({ quick, items }: Extent) {
  return quick
    ? { each: items ?? 12, requests: 24, commands: 12, times: 1, perSecond: 500, seconds: 2, events: 10_000 }
    : { each: items ?? 100, requests: 400, commands: 200, times: 7, perSecond: 2_000, seconds: 9, events: 1_000_000 };
}

export const atMostATenth = { of: 'ratio', bound: 'at most', limit: 1.1 } as const;
