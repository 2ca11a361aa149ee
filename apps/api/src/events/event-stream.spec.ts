import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fastify } from 'fastify';
import { EventStream, mostWaiting } from './event-stream.js';

const change = {
  seq: 7,
  kind: 'action_item' as const,
  id: '00000000-0000-4000-8000-000000000001',
  programId: null,
  type: 'item.started',
  version: 3,
  at: new Date('2026-03-02T01:00:00Z'),
};

function textOf(stream: EventStream): string {
  return String(stream.read() ?? '');
}

test('the place is said with the last of several, so that whoever is cut off between is told all again', () => {
  const stream = new EventStream();
  stream.changed([change, { ...change, seq: 8 }], '10:12:11');
  const [, first, second] = textOf(stream).split('\n\n');
  expect(first).toMatch(/^event: change\ndata: \{"seq":7,/);
  expect(second).toMatch(/^event: change\nid: 10:12:11\ndata: \{"seq":8,/);
});

test('silence says that it is still there, and from where to resume', () => {
  const stream = new EventStream();
  stream.beat('10:12:');
  expect(textOf(stream)).toBe('retry: 2000\n\nid: 10:12:\n: still here\n\n');
});

test('whoever does not read is cut off before they cost much, and nothing more is kept for them', () => {
  const stream = new EventStream();
  for (let n = 0; n < 10_000 && !stream.destroyed; n += 1) stream.changed([change], '1:1:');
  expect(stream.destroyed).toBe(true);
  expect(stream.readableLength).toBeLessThan(mostWaiting + 1_000);
  stream.changed([change], '1:1:');
  stream.end();
});

test('whoever reads what comes is never cut off', () => {
  const stream = new EventStream();
  for (let n = 0; n < 10_000; n += 1) {
    stream.changed([change], '1:1:');
    textOf(stream);
  }
  expect(stream.destroyed).toBe(false);
});

test('whoever is connected and does not read is cut off too, beyond what the network holds for them', async () => {
  const stream = new EventStream();
  const server = fastify();
  server.get('/', (_, reply) => reply.type('text/event-stream').send(stream));
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as AddressInfo;
  try {
    const [response] = (await once(get({ port, host: '127.0.0.1' }), 'response')) as [IncomingMessage];
    const aborted = once(response, 'error');
    const many = Array.from({ length: 1_000 }, () => change);
    for (let n = 0; n < 1_000 && !stream.destroyed; n += 1) {
      stream.changed(many, '1:1:');
      await new Promise(setImmediate);
    }
    expect(stream.destroyed).toBe(true);
    response.resume();
    expect(String(await aborted)).toContain('aborted');
  } finally {
    await server.close();
  }
});
