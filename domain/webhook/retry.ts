/** Seconds until the next attempt, after the first, the second…; the last holds for all that follow. */
const pauses = [5, 30, 120, 600, 1_800, 7_200, 18_000, 36_000];

/** About two days in all; then the delivery is dead, and goes out again only when it is replayed. */
export const mostWebhookAttempts = 12;

/** An endpoint that took nothing for so long is switched off, and administrators are told. */
export const disabledAfterHours = 48;

export function pauseAfter(attempts: number): number {
  return pauses[Math.min(attempts, pauses.length) - 1] ?? 5;
}
