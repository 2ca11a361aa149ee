import { createServer, type Server } from 'node:http';
import { guardedLookup } from '../../../config/guarded-lookup.js';
import { guardedPost } from './post.js';

const strict = { webhookAllowHosts: [], webhookDenyHosts: [], webhookAllowPrivate: false, webhookAllowLoopback: false };
const open = { ...strict, webhookAllowLoopback: true };
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/away') response.writeHead(302, { location: '/elsewhere' }).end();
    else if (request.url === '/large') response.end('x'.repeat(1_000_000));
    else if (request.url !== '/hang') response.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('a name that leads inside is found out when it is looked up; of several addresses the public ones are used', () => {
  const resolved = (...addresses: string[]): unknown => {
    const lookup = guardedLookup(strict, (_name, _options, callback) => {
      callback(
        null,
        addresses.map((address) => ({ address, family: 4 })),
      );
    });
    let got: unknown = null;
    lookup('hooks.example.com', { all: true }, (error, found) => {
      got = error ?? found;
    });
    return got;
  };
  expect(resolved('127.0.0.1')).toMatchObject({ name: 'Forbidden' });
  expect(resolved('10.0.0.1', '169.254.169.254')).toMatchObject({ name: 'Forbidden' });
  expect(resolved('10.0.0.1', '93.184.216.34')).toEqual([{ address: '93.184.216.34', family: 4 }]);
});

test('an address that must not be reached is refused before anything is sent', async () => {
  const { post, close } = guardedPost(strict);
  await expect(post(url, '{}', {})).rejects.toMatchObject({ name: 'Forbidden' });
  close();
});

test('redirects are not followed, answers are cut, and silence ends after a while', async () => {
  const { post, close } = guardedPost(open, 200);
  expect((await post(`${url}/away`, '{}', {})).status).toBe(302);
  expect((await post(`${url}/large`, '{}', {})).text).toHaveLength(64 * 1024);
  expect((await post(`${url}/`, '{}', {})).text).toBe('ok');
  await expect(post(`${url}/hang`, '{}', {})).rejects.toThrow('no answer within 0.2 s');
  close();
});
