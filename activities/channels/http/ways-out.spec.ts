import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { guardedFetch } from '../../../config/guarded-fetch.js';
import type { Resolve } from '../../../config/guarded-lookup.js';
import { projectRoot } from '../../../config/settings.js';
import type { WebhookRules } from '../../../config/webhook-guard.js';
import { guardedPost } from './post.js';

/** What may speak to the net, each with what its addresses come from; everything else goes through the first two. */
const waysOut: Record<string, string> = {
  'activities/channels/http/post.ts': 'guarded: webhooks, rooms of Lark, Slack and Teams, the app of Lark',
  'config/guarded-fetch.ts':
    'guarded: providers of signing in (discovery, tokens, keys), issuers of tokens, Lark, AI_URL',
  'activities/channels/email/send.ts': 'SMTP_URL, which the operator sets',
  'config/tracing.ts': 'OTEL_EXPORTER_OTLP_ENDPOINT, which the operator sets',
  'database/query/ask.ts': 'DATABASE_QUERY_URL, which the operator sets',
  'apps/local/src/servers/asking.ts': 'this machine',
  'apps/local/src/stack.ts': 'this machine',
};

/** Something that makes connections: modules of Node, libraries for it, or the `fetch` that is always there. */
const connects =
  /from '(?:node:)?(?:http|https|http2|net|tls|dgram)'|from 'undici'|nodemailer'|exporter-trace-otlp|(?<![.\w])fetch\(/;
/** They listen, know words of HTTP, or hand a guarded `fetch` on under the same name. */
const others = [
  'apps/api/src/requests/client-error.ts',
  'apps/api/src/throttling/network-of.ts',
  'apps/api/src/problems/problem.filter.ts',
  'apps/api/src/access/jwts.ts',
  'apps/api/src/providers/exchange.ts',
  'activities/ai/ask.ts',
  'apps/local/src/servers/ports.ts',
  'database/prepared-client.ts',
  'config/liveness-thread.ts',
  'config/plain-address.ts',
  'config/guarded-lookup.ts',
  'config/webhook-guard.ts',
];

test('nothing else in the server speaks to the net: a new way out has its line here, and goes through the guard', () => {
  const folders = ['activities', 'apps/api', 'apps/worker', 'apps/local', 'config', 'database', 'domain', 'workflows'];
  const found = folders
    .flatMap((folder) =>
      readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
    .filter((file) => /(?<!\.spec|\.test|\.d)\.ts$/.test(file) && !file.includes('node_modules'))
    .filter((file) => connects.test(readFileSync(join(projectRoot, file), 'utf8')));
  expect(found.filter((file) => !others.includes(file)).sort()).toEqual(Object.keys(waysOut).sort());
  // Whoever asks by a `fetch` of that name was given the guarded one.
  for (const file of ['apps/api/src/access/jwts.ts', 'apps/api/src/providers/exchange.ts', 'activities/ai/ask.ts'])
    expect(readFileSync(join(projectRoot, file), 'utf8')).toContain('guardedFetch(');
});

const strict: WebhookRules = {
  ...{ webhookAllowHosts: [], webhookDenyHosts: [] },
  ...{ webhookAllowPrivate: false, webhookAllowLoopback: false },
};

let server: Server;
let url: string;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url?.startsWith('/away')) response.writeHead(307, { location: `${url}/inside` }).end();
    else response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked.length = 0;
});

/** Both ways out; what they answer with. */
const ways: [string, (rules: WebhookRules, to: string, resolve?: Resolve) => Promise<number>][] = [
  [
    'what is sent to webhooks and rooms',
    async (rules, to, resolve) => {
      const { post, close } = guardedPost(rules, 5_000, resolve);
      return post(to, '{}', {})
        .then(({ status }) => status)
        .finally(close);
    },
  ],
  [
    'what is asked of providers and issuers',
    async (rules, to, resolve) => (await guardedFetch(rules, 5_000, resolve)(to)).status,
  ],
];

const inside = [
  ...['127.0.0.1', '127.8.9.1', '0.0.0.0', '10.0.0.1', '172.16.0.1', '192.168.0.1', '100.64.0.1', '100.127.255.254'],
  ...['169.254.169.254', '100.100.100.200', '168.63.129.16', '192.0.0.192', '192.0.2.1', '198.18.0.1', '203.0.113.1'],
  ...['224.0.0.1', '240.0.0.1', '255.255.255.255', '::', '::1', '::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '::7f00:1'],
  ...['64:ff9b::7f00:1', '64:ff9b:1::1', '2002:7f00:1::1', '2001::1', '2001:10::1', '2001:20::1', '2001:db8::1'],
  ...['fd00:ec2::254', 'fd20:ce::254', 'fd12:3456::1', 'fe80::1', 'fec0::1', 'ff02::1', '100::1', '5f00::1', '3fff::1'],
];

describe.each(ways)('%s', (_, send) => {
  test.each(inside)('goes not to %s, written as it is', async (address) => {
    const host = address.includes(':') ? `[${address}]` : address;
    await expect(send(strict, `https://${host}/`)).rejects.toMatchObject({ name: 'Forbidden' });
  });

  test.each(inside)('goes not to a name that leads to %s, and the name is looked up once', async (address) => {
    let times = 0;
    const resolve: Resolve = (_name, _options, callback) => {
      times += 1;
      // One that would be let through, were it asked a second time.
      callback(null, [{ address: times === 1 ? address : '93.184.216.34', family: address.includes(':') ? 6 : 4 }]);
    };
    await expect(send(strict, 'https://hooks.example.com/', resolve)).rejects.toMatchObject({ name: 'Forbidden' });
    expect(times).toBe(1);
  });

  test('what was looked up is what is connected to: a name that turns inside afterwards is not followed', async () => {
    const open = { ...strict, webhookAllowLoopback: true };
    const { port } = new URL(url);
    let times = 0;
    const resolve: Resolve = (_name, _options, callback) => {
      times += 1;
      callback(null, [{ address: '127.0.0.1', family: 4 }]);
    };
    // It speaks no TLS, so it is an error of TLS: of the one server that the look-up gave.
    await expect(send(open, `https://hooks.example.com:${port}/`, resolve)).rejects.not.toMatchObject({
      name: 'Forbidden',
    });
    expect(times).toBe(1);
  });

  test('no redirect is followed, inside or outside', async () => {
    expect(await send({ ...strict, webhookAllowLoopback: true }, `${url}/away`)).toBe(307);
    expect(asked).toEqual(['/away']);
  });

  test('metadata of clouds is not reached where own networks may be', async () => {
    const open = { ...strict, webhookAllowPrivate: true, webhookAllowLoopback: true };
    for (const host of ['169.254.169.254', '100.100.100.200', '168.63.129.16', '[fd00:ec2::254]', '[fd20:ce::254]'])
      await expect(send(open, `https://${host}/latest/meta-data/`)).rejects.toMatchObject({ name: 'Forbidden' });
  });
});
