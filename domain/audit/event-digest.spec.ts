import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { eventDigestOf, payloadHashOf, type ProvenEvent } from './event-digest.js';

const event: ProvenEvent = {
  seq: 7,
  key: 'item/1#created',
  subjectKind: 'action_item',
  subjectId: '00000000-0000-4000-8000-000000000001',
  programId: null,
  type: 'item.created',
  actorId: '00000000-0000-4000-8000-000000000002',
  at: '2026-11-29T09:00:00.000000Z',
  recordedAt: '2026-11-29T09:00:00.123456Z',
  version: 1,
  data: '{"title": "Ä 数"}',
  salt: '000102030405060708090a0b0c0d0e0f',
  payloadHash: '',
  digest: '',
};
event.payloadHash = payloadHashOf(event) ?? '';

describe('the digest of an event', () => {
  test('is made of these bytes, which docs/audit.md says', () => {
    const salted = Buffer.concat([
      Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex'),
      Buffer.from('{"title": "Ä 数"}', 'utf8'),
    ]);
    const payload = createHash('sha256').update(salted).digest('hex');
    expect(event.payloadHash).toBe(payload);
    const text = (said: string): string => Buffer.from(said, 'utf8').toString('hex');
    const bytes = [
      text('tollgate-event-1'),
      ...['01', '00000008', '0000000000000007'],
      ...['02', '0000000e', text('item/1#created')],
      ...['03', '0000000b', text('action_item')],
      ...['04', '00000010', '00000000000040008000000000000001'],
      ...['05', 'ffffffff'],
      ...['06', '0000000c', text('item.created')],
      ...['07', '00000010', '00000000000040008000000000000002'],
      // 849,258,000 s after the beginning of 2000, and 123,456 µs.
      ...['08', '00000008', 849_258_000_000_000n.toString(16).padStart(16, '0')],
      ...['09', '00000008', 849_258_000_123_456n.toString(16).padStart(16, '0')],
      ...['0a', '00000004', '00000001'],
      ...['0b', '00000020', payload],
    ];
    expect(eventDigestOf(event)).toBe(
      createHash('sha256')
        .update(Buffer.from(bytes.join(''), 'hex'))
        .digest('hex'),
    );
  });

  test('is another for each field that is another, and for what moves from one field to the next', () => {
    const others: Partial<ProvenEvent>[] = [
      { seq: 8 },
      { key: 'item/1#create' },
      { key: 'item/1#createda', subjectKind: 'ction_item' },
      { subjectKind: 'phase' },
      { subjectId: event.actorId ?? '' },
      { programId: event.subjectId },
      { type: 'item.edited' },
      { actorId: null },
      { actorId: null, programId: event.actorId },
      { at: '2026-11-29T09:00:00.000001Z' },
      { recordedAt: '2026-11-29T09:00:00.123457Z' },
      { version: 2 },
      { version: null },
      { payloadHash: payloadHashOf({ ...event, data: '{"title": "Ä 据"}' }) ?? '' },
      { payloadHash: payloadHashOf({ ...event, salt: '010102030405060708090a0b0c0d0e0f' }) ?? '' },
    ];
    const digests = [event, ...others.map((other) => ({ ...event, ...other }))].map(eventDigestOf);
    expect(new Set(digests).size).toBe(others.length + 1);
  });

  test('is not made of what is no instant or no id', () => {
    expect(() => eventDigestOf({ ...event, at: '2026-11-29T09:00:00Z' })).toThrow('at is no instant');
    expect(() => eventDigestOf({ ...event, subjectId: 'x' })).toThrow('subjectId is no id');
  });
});
