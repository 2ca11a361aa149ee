import { hash } from 'node:crypto';

/** An event as it is proven: all that its digest holds, as it stands in the trail. Bytes are hexadecimal. */
export interface ProvenEvent {
  seq: number;
  key: string;
  subjectKind: string;
  subjectId: string;
  programId: string | null;
  type: string;
  actorId: string | null;
  /** ISO 8601 in UTC with six digits of a second, e.g. `2026-11-29T09:00:00.000000Z`. */
  at: string;
  recordedAt: string;
  version: number | null;
  /** What it says, JSON as PostgreSQL prints it; the hash is of this text. Null where it was erased, and the salt with it. */
  data: string | null;
  salt: string | null;
  /** The number of the event that says so. */
  erasedBy?: number | null;
  payloadHash: string;
  digest: string;
}

/** The first bytes of what is hashed: which form it is. */
const form = Buffer.from('tollgate-event-1', 'ascii');

/** Microseconds from 1970 to 2000: PostgreSQL counts from there. */
const y2k = 946_684_800_000_000n;

/** What stands for a field that is not there, instead of a length. */
const absent = Buffer.from('ffffffff', 'hex');

/** SHA-256 of the salt and of what the event says; null where either is gone. */
export function payloadHashOf({ salt, data }: Pick<ProvenEvent, 'salt' | 'data'>): string | null {
  if (salt === null || data === null) return null;
  return hash('sha256', Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(data, 'utf8')]), 'hex');
}

/**
 * The digest of an event, the twin of `event_digest` in SQL; docs/audit.md says it byte by byte.
 * @throws Error where a field is not what it should be; it names it
 */
export function eventDigestOf(event: Omit<ProvenEvent, 'digest' | 'salt' | 'data' | 'erasedBy'>): string {
  const fields: (Buffer | null)[] = [
    int64(BigInt(event.seq)),
    Buffer.from(event.key, 'utf8'),
    Buffer.from(event.subjectKind, 'utf8'),
    uuid('subjectId', event.subjectId),
    event.programId === null ? null : uuid('programId', event.programId),
    Buffer.from(event.type, 'utf8'),
    event.actorId === null ? null : uuid('actorId', event.actorId),
    int64(microseconds('at', event.at) - y2k),
    int64(microseconds('recordedAt', event.recordedAt) - y2k),
    event.version === null ? null : int32(event.version),
    Buffer.from(event.payloadHash, 'hex'),
  ];
  const parts: Buffer[] = [form];
  fields.forEach((field, index) => {
    parts.push(Buffer.of(index + 1), field === null ? absent : uint32(field.length));
    if (field !== null) parts.push(field);
  });
  return hash('sha256', Buffer.concat(parts), 'hex');
}

function microseconds(name: string, text: string): bigint {
  const [, seconds, fraction] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.(\d{6})Z$/.exec(text) ?? [];
  const whole = Date.parse(`${seconds ?? ''}Z`);
  if (fraction === undefined || Number.isNaN(whole)) throw new Error(`${name} is no instant with six digits: ${text}`);
  return BigInt(whole) * 1_000n + BigInt(fraction);
}

function uuid(name: string, text: string): Buffer {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) throw new Error(`${name} is no id: ${text}`);
  return Buffer.from(text.replaceAll('-', ''), 'hex');
}

function int64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
