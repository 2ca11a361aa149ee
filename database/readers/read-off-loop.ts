import type { AnswerOf, JobName, OptionsOf } from './jobs.js';
import { limits as usual, type ReaderLimits } from './limits.js';
import { Reader } from './reader.js';

/** Too many files wait to be read. It is no fault of the file: the same one is read a little later. */
export class ReadersBusy extends Error {}

interface Waiting {
  size: number;
  start: (reader: Reader) => void;
}

/** Some processes that read files; a file waits until one of them is free. */
export class Readers {
  private readonly idle: { reader: Reader; timer: NodeJS.Timeout }[] = [];
  private readonly waiting: Waiting[] = [];
  private waitingBytes = 0;
  private busy = 0;

  constructor(private readonly limits: ReaderLimits = usual) {}

  /** @throws SpreadsheetProblem, ReadersBusy */
  async read<J extends JobName>(job: J, bytes: Uint8Array, options: OptionsOf<J>): Promise<AnswerOf<J>> {
    const reader = await this.free(bytes.byteLength);
    try {
      return (await reader.read(job, bytes, options)) as AnswerOf<J>;
    } finally {
      this.release(reader);
    }
  }

  private async free(size: number): Promise<Reader> {
    if (this.busy < this.limits.readers) {
      this.busy += 1;
      return this.rested() ?? new Reader(this.limits);
    }
    if (this.waitingBytes + size > this.limits.waitingBytes)
      throw new ReadersBusy('Many files wait to be read. Send it again in a moment.');
    this.waitingBytes += size;
    return new Promise((resolve) => this.waiting.push({ size, start: resolve }));
  }

  /** One that has ended meanwhile is left out. */
  private rested(): Reader | null {
    for (let resting = this.idle.pop(); resting; resting = this.idle.pop()) {
      clearTimeout(resting.timer);
      if (resting.reader.alive) return resting.reader;
    }
    return null;
  }

  /** The next file has it, or it rests; in the place of one that is gone comes another where one is needed. */
  private release(reader: Reader): void {
    const next = this.waiting.shift();
    if (next) {
      this.waitingBytes -= next.size;
      next.start(reader.alive ? reader : new Reader(this.limits));
      return;
    }
    this.busy -= 1;
    if (!reader.alive) return;
    const timer = setTimeout(() => {
      reader.end();
    }, this.limits.idleMs).unref();
    this.idle.push({ reader, timer });
  }
}

const readers = new Readers();

/**
 * Reads a file that somebody gave, in a process beside this one, within limits of time and memory: whatever it holds,
 * this process goes on serving.
 *
 * @throws SpreadsheetProblem where the file is at fault, ReadersBusy where too many wait
 */
export function readOffLoop<J extends JobName>(job: J, bytes: Uint8Array, options: OptionsOf<J>): Promise<AnswerOf<J>> {
  return readers.read(job, bytes, options);
}
