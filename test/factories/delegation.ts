import type { ApiAnswer, ApiClient } from '../harness/api-client.js';

/** Who stands in for the one who asks: from now, for forty days unless said otherwise. */
export function standsInFor(
  absent: ApiClient,
  standInId: string,
  facts: Record<string, unknown> = {},
): Promise<ApiAnswer['body']> {
  return absent.must('/delegations', { standInId, scope: 'approvals', until: { date: dateIn(40) }, ...facts });
}

/** The local date in Singapore so many days from now. */
export function dateIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
}
