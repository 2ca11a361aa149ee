import type { DataSource } from 'typeorm';

/**
 * Forgets what was answered under keys that nobody is likely to send again. The key itself is kept for ever with the digest of
 * its request, as what came of it is: sent again, it comes to the same, and with another body it is refused.
 */
export async function forgetAnswers(dataSource: DataSource, days: number): Promise<void> {
  await dataSource.query(
    `UPDATE idempotency_keys SET status = NULL, response = NULL, claimed_by = NULL
     WHERE response IS NOT NULL AND created_at < now() - make_interval(days => $1)`,
    [days],
  );
}
