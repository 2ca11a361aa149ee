import type { Readable } from 'node:stream';

const block = 512;

export interface TarEntry {
  /** Below the folder that it is unpacked into, parts divided by `/`. */
  path: string;
  kind: 'file' | 'folder';
  bytes: number;
}

export interface Unpacker {
  folder(path: string): Promise<void>;
  /** What comes until the next entry is this file's. */
  file(path: string): Promise<void>;
  data(part: Buffer): Promise<void>;
  fileEnds(): Promise<void>;
}

/**
 * Reads a tar archive as PostgreSQL writes its data folder (ustar; files and folders alone) and hands each part on as it
 * comes. @throws Error for whatever is not such an archive: links, names that lead elsewhere, one that is cut short
 */
export async function unpackTar(from: Readable, into: Unpacker): Promise<void> {
  let head = Buffer.alloc(0);
  let left = 0;
  let padding = 0;
  let ended = false;
  const take = async (given: Buffer): Promise<void> => {
    for (let part = given; part.length > 0;) {
      if (left > 0) {
        const some = part.subarray(0, left);
        await into.data(some);
        left -= some.length;
        part = part.subarray(some.length);
        if (left === 0) await into.fileEnds();
      } else if (padding > 0) {
        const skipped = Math.min(padding, part.length);
        padding -= skipped;
        part = part.subarray(skipped);
      } else {
        const some = part.subarray(0, block - head.length);
        head = Buffer.concat([head, some]);
        part = part.subarray(some.length);
        if (head.length < block) continue;
        const entry = entryOf(head);
        head = Buffer.alloc(0);
        if (entry === null) ended = true;
        else if (ended) throw new Error('the archive goes on after its end');
        else if (entry.kind === 'folder') await into.folder(entry.path);
        else {
          await into.file(entry.path);
          left = entry.bytes;
          padding = (block - (entry.bytes % block)) % block;
          if (left === 0) await into.fileEnds();
        }
      }
    }
  };
  for await (const part of from as AsyncIterable<Buffer>) await take(part);
  if (!ended || left > 0 || head.length > 0) throw new Error('the archive is cut short');
}

/** Null for a block of zeros, by which an archive ends. */
export function entryOf(head: Buffer): TarEntry | null {
  if (head.every((byte) => byte === 0)) return null;
  let sum = 0;
  // The sum is taken with blanks in its own place.
  for (const [at, byte] of head.entries()) sum += at >= 148 && at < 156 ? 0x20 : byte;
  if (octal(head, 148, 8) !== sum) throw new Error('the archive has a header whose sum is wrong');
  const prefix = text(head, 345, 155);
  const path = (prefix === '' ? '' : `${prefix}/`) + text(head, 0, 100);
  const type = String.fromCharCode(head[156] ?? 0);
  if (type !== '0' && type !== '5' && type !== '\0')
    throw new Error(`the archive holds ${JSON.stringify(path)}, which is neither file nor folder`);
  const parts = path.replace(/^\.\//, '').replace(/\/$/, '').split('/');
  if (!parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\:]/.test(part)))
    throw new Error(`the archive holds ${JSON.stringify(path)}, which leads elsewhere`);
  const kind = type === '5' ? 'folder' : 'file';
  return { path: parts.join('/'), kind, bytes: kind === 'folder' ? 0 : octal(head, 124, 12) };
}

function text(head: Buffer, at: number, length: number): string {
  const field = head.subarray(at, at + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? length : end);
}

function octal(head: Buffer, at: number, length: number): number {
  const digits = text(head, at, length).trim();
  if (!/^[0-7]+$/.test(digits)) throw new Error('the archive has a header with a number that is none');
  return Number.parseInt(digits, 8);
}
