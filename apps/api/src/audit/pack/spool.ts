import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file of a pack. */
export interface Part {
  path: string;
  sha256: string;
  /** Bytes. */
  size: number;
  open: () => Readable;
}

/** Parts that are written down before they are sent: what a pack says is of one moment, and no moment lasts as long as a slow reader. */
export class Spool {
  readonly parts: Part[] = [];

  private constructor(private readonly folder: string) {}

  static async make(): Promise<Spool> {
    return new Spool(await mkdtemp(join(tmpdir(), 'tollgate-pack-')));
  }

  async add(path: string, chunks: AsyncIterable<string | Buffer> | Iterable<string | Buffer>): Promise<void> {
    const file = join(this.folder, String(this.parts.length));
    const hash = createHash('sha256');
    let size = 0;
    async function* counted(): AsyncGenerator<Buffer> {
      for await (const chunk of chunks) {
        const bytes = Buffer.from(chunk);
        hash.update(bytes);
        size += bytes.length;
        yield bytes;
      }
    }
    await pipeline(Readable.from(counted()), createWriteStream(file, { flags: 'wx', mode: 0o600 }));
    this.parts.push({ path, sha256: hash.digest('hex'), size, open: () => createReadStream(file) });
  }

  async drop(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
