import { randomBytes } from 'node:crypto';
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
