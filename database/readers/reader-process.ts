import { SpreadsheetProblem } from '../../domain/import/problem.js';
import { jobs, type JobName } from './jobs.js';
import { piecesOf, takeLongLists, type LongList } from './long-lists.js';
import type { FromReader, ToReader } from './messages.js';

/**
 * The process in which files of strangers are read, one after the other. It has no settings, no database and no secrets,
 * and whoever started it ends it when a file takes too long.
 */
let pieces: Iterator<LongList> = [][Symbol.iterator]();
let piece: IteratorResult<LongList> = pieces.next();

function say(message: FromReader): void {
  process.send?.(message);
}

async function read({ read: job, bytes, options }: Extract<ToReader, { read: string }>): Promise<void> {
  const run = jobs[job as JobName] as (bytes: Buffer, options: unknown) => unknown;
  const answer = await run(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options);
  pieces = piecesOf(takeLongLists(answer));
  piece = pieces.next();
  say({ answer, more: !piece.done });
}

function sayNext(): void {
  if (piece.done) return;
  const { path, items } = piece.value;
  piece = pieces.next();
  say({ path, items, more: !piece.done });
}

process.on('message', (message: ToReader) => {
  if ('next' in message) {
    sayNext();
    return;
  }
  read(message).catch((error: unknown) => {
    if (error instanceof SpreadsheetProblem) {
      const { code, detail, extra } = error;
      say({ problem: { code, detail, extra } });
    } else say({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  });
});
// Ctrl-C reaches every process of a terminal; this one ends with the one that started it, not before.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(0));
