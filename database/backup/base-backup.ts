import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { Client, type ClientConfig, type Connection, type Submittable } from 'pg';

/** A whole PostgreSQL server as it comes, all its databases at one instant. */
export interface BaseBackup {
  /** Its data folder as a tar archive, with the log that it is made whole by when a server starts on it. */
  archive: Readable;
  /** How many bytes the server takes that to be, the log not counted. */
  estimate: number;
  /** Resolves once all of `archive` was read. @throws what the server says, such as of a page whose checksum is wrong */
  ended: Promise<{ manifest: Buffer; until: string; timeline: number }>;
  close(): Promise<void>;
}

/** The server's list of its own files, at most so many bytes. */
const longestManifest = 64 * 1024 * 1024;

/** What is read ahead of whoever writes it away, in bytes. */
const ahead = 4 * 1024 * 1024;

/**
 * Asks a server for all of its data while it works, by its replication protocol: what `pg_basebackup --format=tar
 * --wal-method=fetch` does. A slot that ends with the connection keeps the log that is written meanwhile; the server looks
 * at the checksum of each page.
 *
 * @param url of a role that may replicate
 */
export async function baseBackup(url: string): Promise<BaseBackup> {
  const config: ClientConfig & { replication: string } = { connectionString: url, replication: 'true' };
  const client = new Client(config);
  // A connection that is lost fails what is asked on it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(
      `CREATE_REPLICATION_SLOT tollgate_backup_${randomBytes(6).toString('hex')} TEMPORARY PHYSICAL (RESERVE_WAL true)`,
    );
    const copy = client.query(
      new Copy(`BASE_BACKUP (LABEL 'tollgate', CHECKPOINT 'fast', WAL true, PROGRESS true, MANIFEST 'yes')`),
    );
    const estimate = await copy.begun;
    return {
      archive: copy.archive,
      estimate,
      ended: copy.ended,
      close: async () => {
        copy.archive.destroy();
        await client.end();
      },
    };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** One `BASE_BACKUP`: three small answers, and between them a stream of the archive and of the server's manifest. */
class Copy implements Submittable {
  readonly archive: Readable;
  readonly begun: Promise<number>;
  readonly ended: Promise<{ manifest: Buffer; until: string; timeline: number }>;
  private connection: { stream: { pause(): void; resume(): void } } | null = null;
  private readonly rows: (string | null)[][] = [];
  private readonly manifest: Buffer[] = [];
  private manifestBytes = 0;
  private archives = 0;
  private into: 'archive' | 'manifest' = 'archive';
  private problem: Error | null = null;
  private begin: (estimate: number) => void = () => undefined;
  private fail: (error: Error) => void = () => undefined;
  private end: () => void = () => undefined;

  constructor(private readonly statement: string) {
    this.archive = new Readable({
      highWaterMark: ahead,
      read: () => this.connection?.stream.resume(),
    });
    const over = new Promise<void>((resolve, reject) => {
      this.end = resolve;
      this.fail = reject;
    });
    const begun = new Promise<number>((resolve) => (this.begin = resolve));
    this.begun = Promise.race([begun, over.then(() => begun)]);
    this.ended = over.then(() => {
      const [until = '', timeline = ''] = this.rows.at(-1) ?? [];
      return { manifest: Buffer.concat(this.manifest), until: until ?? '', timeline: Number(timeline) };
    });
    for (const promise of [this.begun, this.ended]) promise.catch(() => undefined);
  }

  submit(connection: Connection): void {
    this.connection = connection;
    connection.query(this.statement);
  }

  handleRowDescription(): void {
    // The answers are told apart by their order.
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    this.rows.push(fields);
    // First where it begins; then a row for each tablespace, whose last column is its size in KiB.
    if (this.rows.length === 2) this.begin(Number(fields[2]) * 1024);
  }

  handleCommandComplete(): void {
    // After each answer; ready for the next statement comes once, at the end.
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.problem) return;
    const kind = String.fromCharCode(chunk[0] ?? 0);
    // The client uses the memory of a message again for the next one.
    if (kind === 'd') this.take(Buffer.from(chunk.subarray(1)));
    else if (kind === 'm') this.into = 'manifest';
    else if (kind === 'n') {
      this.archives += 1;
      if (this.archives > 1) this.refuse(new Error('the server keeps data in tablespaces, outside its data folder'));
    }
  }

  handleReadyForQuery(): void {
    if (this.problem) return;
    this.archive.push(null);
    this.end();
  }

  handleError(error: Error): void {
    this.refuse(error);
  }

  private take(part: Buffer): void {
    if (this.into === 'archive') {
      if (!this.archive.push(part)) this.connection?.stream.pause();
      return;
    }
    this.manifestBytes += part.length;
    if (this.manifestBytes > longestManifest) this.refuse(new Error('the server lists more files than can be'));
    else this.manifest.push(part);
  }

  private refuse(error: Error): void {
    this.problem ??= error;
    this.fail(this.problem);
    this.archive.destroy(this.problem);
    this.connection?.stream.resume();
  }
}
