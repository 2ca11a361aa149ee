import { randomBytes } from 'node:crypto';
import { open, seal } from './seal.js';

const key = randomBytes(32);

test('a sealed secret is opened with its key in its place, and shows nothing', () => {
  const sealed = seal(key, 'contact-point/1', 'https://hooks.example.com/T0/secret');
  expect(sealed).not.toContain('secret');
  expect(open(key, 'contact-point/1', sealed)).toBe('https://hooks.example.com/T0/secret');
  expect(seal(key, 'contact-point/1', 'x')).not.toBe(seal(key, 'contact-point/1', 'x'));
});

test('another key, another place, an altered text and nonsense are refused by name', () => {
  const sealed = seal(key, 'contact-point/1', 'secret');
  expect(() => open(randomBytes(32), 'contact-point/1', sealed)).toThrow('another key');
  expect(() => open(key, 'contact-point/2', sealed)).toThrow('another record');
  expect(() => open(key, 'contact-point/1', `${sealed}AA`)).toThrow('altered');
  expect(() => open(key, 'contact-point/1', '')).toThrow('not in a form');
});
