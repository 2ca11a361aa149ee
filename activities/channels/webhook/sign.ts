import { Webhook } from 'standardwebhooks';

/**
 * Headers of a webhook by Standard Webhooks. While a secret is being changed both sign, and either fits.
 *
 * @param secrets `whsec_` and the key in Base64
 * @param at epoch ms
 */
export function webhookHeaders(
  id: string,
  at: number,
  body: string,
  secrets: readonly string[],
): Record<string, string> {
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, new Date(at), body));
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1_000)),
    'webhook-signature': signatures.join(' '),
  };
}
