import { isOwnPage } from './own-page.js';

const settings = { publicUrl: 'https://tollgate.example.com', host: '127.0.0.1', port: 3000 };

test('behind a proxy that calls the server by another name, the address of the installation counts', () => {
  const behind = { host: '10.0.0.5:3000' };
  expect(isOwnPage({ ...behind, origin: 'https://tollgate.example.com' }, settings)).toBe(true);
  expect(isOwnPage({ ...behind, origin: 'https://tollgate.example.com.evil.example' }, settings)).toBe(false);
  expect(isOwnPage({ ...behind, origin: 'http://tollgate.example.com' }, settings)).toBe(false);
  expect(isOwnPage({ ...behind, origin: 'https://10.0.0.5:3000' }, settings)).toBe(true);
});

test.each(['null', '', 'file://10.0.0.5:3000', 'not an address', 'https://10.0.0.5'])('“%s” is none', (origin) => {
  expect(isOwnPage({ host: '10.0.0.5:3000', origin }, settings)).toBe(false);
});

test('what the browser judges goes before the address', () => {
  const own = { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' };
  expect(isOwnPage(own, settings)).toBe(true);
  for (const site of ['cross-site', 'same-site', 'none'])
    expect(isOwnPage({ ...own, 'sec-fetch-site': site }, settings)).toBe(false);
});

test('a page that tells nobody whence it comes is judged by what the browser says', () => {
  const here = { host: '127.0.0.1:3000', origin: 'null' };
  expect(isOwnPage({ ...here, 'sec-fetch-site': 'same-origin' }, settings)).toBe(true);
  expect(isOwnPage({ ...here, 'sec-fetch-site': 'cross-site' }, settings)).toBe(false);
});
