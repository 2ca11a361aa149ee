import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { McpBridge } from './mcp-bridge.js';

/** What stands where the API is: it says what it was asked, and answers by the method. */
let server: Server;
let url = '';
const asked: { headers: NodeJS.Dict<string | string[]>; body: string }[] = [];

beforeAll(async () => {
  server = createServer((request, reply) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      asked.push({ headers: request.headers, body });
      const { id, method } = JSON.parse(body) as { id?: number; method: string };
      const json = { 'content-type': 'application/json' };
      if (method === 'never') return;
      if (method === 'refused') reply.writeHead(429, json).end('{"detail":"Go on in 3 s."}');
      else if (id === undefined) reply.writeHead(202).end();
      else
        reply
          .writeHead(200, { 'content-type': 'text/event-stream' })
          .end(`data: ${JSON.stringify({ jsonrpc: '2.0', id, result: { protocolVersion: '2025-11-25' } })}\n\n`);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

type Line = { id: number | null; result?: unknown; error?: { code: number; message: string } };

async function bridged(chunks: readonly string[], to = url): Promise<Line[]> {
  asked.length = 0;
  const written: Line[] = [];
  const input = (async function* () {
    yield* chunks;
  })();
  await new McpBridge(
    { url: to, token: 'tgp_token' },
    { input, write: (line) => written.push(JSON.parse(line) as Line) },
  ).run();
  return written;
}
const line = (message: object): string => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`;

test('each line is asked with the token, and each answer is a line; what was agreed on goes along from then on', async () => {
  const text = line({ id: 1, method: 'initialize' }) + line({ method: 'notifications/initialized' });
  // As pipes give it: anywhere is an end.
  const chunks = [text.slice(0, 10), text.slice(10), line({ id: 2, method: 'tools/list' }).trimEnd()];
  const written = await bridged(chunks);
  expect(written.map(({ id }) => id)).toEqual([1, 2]);
  expect(asked.map(({ headers }) => headers['mcp-protocol-version'])).toEqual([undefined, '2025-11-25', '2025-11-25']);
  expect(asked.every(({ headers }) => headers.authorization === 'Bearer tgp_token')).toBe(true);
});

test('a refusal, what is no message, and what is too long are answered; those after it are served', async () => {
  const long = line({ id: 9, method: 'x', params: { text: 'x'.repeat(1_100_000) } });
  const written = await bridged([
    line({ id: 1, method: 'refused' }),
    'no json\n',
    long,
    line({ id: 2, method: 'ping' }),
  ]);
  expect(written.find(({ id }) => id === 1)?.error?.message).toBe('Go on in 3 s.');
  expect(written.filter(({ id }) => id === null).map(({ error }) => error?.code)).toEqual([-32_700, -32_600]);
  expect(written.find(({ id }) => id === 2)).toMatchObject({ result: {} });
  expect(asked).toHaveLength(2);
});

test('what was cancelled is let go, and is answered no more', async () => {
  const cancel = line({ method: 'notifications/cancelled', params: { requestId: 1 } });
  expect(await bridged([line({ id: 1, method: 'never' }), cancel])).toEqual([]);
});

test('where nobody answers, that is said, with the address', async () => {
  const [said] = await bridged([line({ id: 1, method: 'ping' })], 'http://127.0.0.1:1');
  expect(said?.error?.message).toMatch(/^http:\/\/127\.0\.0\.1:1 does not answer: /);
});
