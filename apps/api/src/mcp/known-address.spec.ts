import { requireKnownAddress } from './known-address.js';

const local = { publicUrl: null, host: '127.0.0.1', port: 3000 };
const remote = { publicUrl: 'https://tollgate.example.com', host: '0.0.0.0', port: 3000 };

test.each([
  ['a program on this machine', { host: '127.0.0.1:3000' }, local],
  ['by the other name of this machine', { host: 'localhost:3000' }, local],
  ['a page of this machine', { host: 'localhost:3000', origin: 'http://localhost:6274' }, local],
  ['a program', { host: 'tollgate.example.com' }, remote],
  ['a program by a name within the cluster', { host: 'tollgate-api:3000' }, remote],
  ['the page of this address', { host: 'tollgate.example.com', origin: 'https://tollgate.example.com' }, remote],
])('%s is served', (_, headers, settings) => {
  expect(() => {
    requireKnownAddress(headers, settings);
  }).not.toThrow();
});

test.each([
  ['a name that was made to lead to this machine', { host: 'evil.example.com' }, local],
  ['a page of elsewhere', { host: '127.0.0.1:3000', origin: 'https://evil.example.com' }, local],
  ['a page of elsewhere', { host: 'tollgate.example.com', origin: 'https://evil.example.com' }, remote],
  ['the same name by another scheme', { host: 'tollgate.example.com', origin: 'http://tollgate.example.com' }, remote],
  ['a page of this machine, of another one', { host: 'tollgate.example.com', origin: 'http://localhost:5173' }, remote],
  ['a page that does not say whose it is', { host: '127.0.0.1:3000', origin: 'null' }, local],
  ['no host that can be read', { host: 'a b' }, local],
])('%s is not', (_, headers, settings) => {
  expect(() => {
    requireKnownAddress(headers, settings);
  }).toThrow(expect.objectContaining({ code: 'foreign-page' }));
});
