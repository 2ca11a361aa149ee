/** What a million tokens cost, in millionths of the currency: with whole numbers nothing is lost by adding up. */
export interface Prices {
  inMicros: number;
  outMicros: number;
}

/** Tokens, and money in millionths of the currency. */
export interface Spent {
  tokens: number;
  micros: number;
}

/** Of the frame that a provider puts round what is sent. */
const frameTokens = 256;

/** What so many tokens cost; what is left over is rounded up. */
export function costOf({ inMicros, outMicros }: Prices, tokensIn: number, tokensOut: number): number {
  return Math.ceil((tokensIn * inMicros + tokensOut * outMicros) / 1_000_000);
}

/**
 * What a call comes to at the worst. A token stands for one byte at least, so that a body of n bytes has n tokens at most; the answer
 * has as many as are asked for at most.
 */
export function worstOf(prices: Prices, bytes: number, mostOut: number): Spent {
  const tokensIn = bytes + frameTokens;
  return { tokens: tokensIn + mostOut, micros: costOf(prices, tokensIn, mostOut) };
}

/** The month that a call is counted in, by UTC: `2026-11`. */
export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}
