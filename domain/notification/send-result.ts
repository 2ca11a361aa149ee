/**
 * Whose fault it is that something did not arrive: this address, this message, the server that takes it, or us (our
 * password, our sender, our limit). Only the first two are the receiver's word; for the others letters wait.
 */
export type Fault = 'address' | 'message' | 'server' | 'us';

/** How an attempt to deliver ended, with what the vendor answered. */
export type SendResult =
  | { outcome: 'sent'; answer: string }
  /** Not now. `afterMs`: when the vendor said so; null: whenever we like. `throttled`: everything to it has to wait. */
  | { outcome: 'retry'; answer: string; afterMs: number | null; throttled: boolean; fault: Fault }
  /** No, and no again next time. */
  | { outcome: 'refused'; answer: string; fault: Extract<Fault, 'address' | 'message'> };
