import { randomBytes } from 'node:crypto';
import { returnAddress, returnedDelivery } from './return-address.js';

const key = randomBytes(32);
const id = '0d9c1c4e-0000-8000-8000-0123456789ab';

test('a return address leads back to its delivery, however a server on the way writes it', () => {
  const address = returnAddress(key, 'bounces@example.com', id);
  expect(address).toMatch(/^bounces\+[0-9a-f]{32}-[0-9a-f]{16}@example\.com$/);
  expect((address.split('@')[0] ?? '').length).toBeLessThanOrEqual(64);
  expect(returnedDelivery(key, address)).toBe(id);
  expect(returnedDelivery(key, `<${address.toUpperCase()}>`)).toBe(id);
});

test('nobody can make one up', () => {
  const address = returnAddress(key, 'bounces@example.com', id);
  expect(returnedDelivery(randomBytes(32), address)).toBeNull();
  expect(returnedDelivery(key, address.replace('0d9c', '0d9d'))).toBeNull();
  expect(returnedDelivery(key, 'bounces@example.com')).toBeNull();
});
