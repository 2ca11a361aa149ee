import { createHmac, randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { webhookHeaders } from './sign.js';

const secretOf = (): string => `whsec_${randomBytes(32).toString('base64')}`;

test('the library of Standard Webhooks takes the signature, by the old secret and by the new, and no other body', () => {
  const [before, after] = [secretOf(), secretOf()];
  const body = JSON.stringify({ type: 'item.escalated', data: { title: 'Überfällig' } });
  const headers = webhookHeaders('evt_1', Date.now(), body, [after, before]);
  for (const secret of [before, after]) expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
  expect(() => new Webhook(secretOf()).verify(body, headers)).toThrow();
  expect(() => new Webhook(after).verify(`${body} `, headers)).toThrow();
});

test('a receiver without the library counts the same: an HMAC over id, seconds and body, a signature for each secret', () => {
  const secrets = [secretOf(), secretOf()];
  const body = '{"title":"逾期 “Ü”"}';
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`evt_1.1767225600.${body}`).digest('base64')}`;
  });
  expect(webhookHeaders('evt_1', 1_767_225_600_999, body, secrets)).toEqual({
    'webhook-id': 'evt_1',
    'webhook-timestamp': '1767225600',
    'webhook-signature': signatures.join(' '),
  });
});
