import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';

export interface Copied {
  bytes: number;
  /** Hex. */
  sha256: string;
}

/** Writes what comes into a new file, for this user alone, and onto the disk. @throws where the file is there already */
export async function writeNew(file: string, from: Readable): Promise<Copied> {
  const into = await open(file, 'wx', 0o600);
  try {
    const copied = await hashed(from, (part) => writeAll(into, part));
    await into.sync();
    return copied;
  } finally {
    await into.close();
  }
}

async function writeAll(into: FileHandle, part: Buffer): Promise<void> {
  for (let at = 0; at < part.length;) at += (await into.write(part, at)).bytesWritten;
}

/** The hash and length of what comes. */
export async function hashed(from: Readable, each?: (part: Buffer) => Promise<void>): Promise<Copied> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of from as AsyncIterable<Buffer>) {
    hash.update(part);
    bytes += part.length;
    await each?.(part);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** A file to be read, which a link is not. */
export function reading(file: string): Readable {
  return createReadStream(file, {
    flags: (constants.O_RDONLY | constants.O_NOFOLLOW) as unknown as string,
    highWaterMark: 1024 * 1024,
  });
}

/** What was made in a folder, or moved there, is so after a loss of power too. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
