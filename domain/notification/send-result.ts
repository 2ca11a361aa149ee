/** How an attempt to deliver ended, with what the vendor answered. */
export type SendResult =
  | { outcome: 'sent'; answer: string }
  /** Not now. `afterMs`: when the vendor said so; null: whenever we like. `throttled`: everything to it has to wait. */
  | { outcome: 'retry'; answer: string; afterMs: number | null; throttled: boolean }
  /** No, and no again next time. */
  | { outcome: 'refused'; answer: string };
