import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { EncryptingCodec, type PayloadSecrets } from './payload-codec.js';

const [first, second] = ['a'.repeat(32), 'b'.repeat(32)];
const home = mkdtempSync(join(tmpdir(), 'tollgate-codec-'));
const codec = (facts: Partial<PayloadSecrets> = {}): EncryptingCodec =>
  new EncryptingCodec({ home, secret: 's'.repeat(32), temporalPayloadKeys: [], ...facts });

const said = { itemId: 'ea2c', reason: 'Über alles geprüft' };
const plain = defaultPayloadConverter.toPayload(said);
const encoded = async (by: EncryptingCodec): Promise<Payload> => (await by.encode([plain]))[0] ?? {};
const read = async (by: EncryptingCodec, payload: Payload): Promise<unknown> =>
  defaultPayloadConverter.fromPayload((await by.decode([payload]))[0] ?? {});
const text = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('latin1');

test('what was encrypted reads as it was, says by which key, and nothing of itself; never twice the same', async () => {
  const one = await encoded(codec());
  const other = await encoded(codec());
  expect(await read(codec(), one)).toEqual(said);
  expect(text(one.metadata?.['encoding'])).toBe('binary/encrypted');
  expect(text(one.metadata?.['encryption-key-id'])).toMatch(/^[0-9a-f]{16}$/);
  expect(text(one.data)).not.toContain('ea2c');
  expect(one.data).not.toEqual(other.data);
});

test('the first key encrypts, all of them read, and that of the installation is always among them', async () => {
  const before = await encoded(codec());
  const byFirst = await encoded(codec({ temporalPayloadKeys: [first] }));
  const rotated = codec({ temporalPayloadKeys: [second, first] });
  for (const payload of [before, byFirst, await encoded(rotated)]) expect(await read(rotated, payload)).toEqual(said);
  const ids = [before, byFirst, await encoded(rotated)].map(({ metadata }) => text(metadata?.['encryption-key-id']));
  expect(new Set(ids).size).toBe(3);
  await expect(read(codec({ temporalPayloadKeys: [second] }), byFirst)).rejects.toThrow('TEMPORAL_PAYLOAD_KEYS');
});

test('what was stored before there was a codec reads as it is', async () => {
  expect(await read(codec(), plain)).toEqual(said);
});

test.each([0, 13, -1])('what was altered is refused: byte %d', async (place) => {
  const payload = await encoded(codec());
  const data = Buffer.from(payload.data ?? []);
  const at = place < 0 ? data.length + place : place;
  data[at] = (data[at] ?? 0) ^ 1;
  await expect(read(codec(), { ...payload, data })).rejects.toThrow();
});

test('no key is made before the first payload', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'tollgate-codec-'));
  const lazy = codec({ home: empty, secret: null });
  expect(readdirSync(empty)).toEqual([]);
  await lazy.encode([plain]);
  expect(readdirSync(empty)).toEqual(['secret.key']);
});
