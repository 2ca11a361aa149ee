import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../config/settings.js';
import { SpreadsheetProblem } from '../../domain/import/problem.js';
import type { ReaderLimits } from './limits.js';
import { putPiece } from './long-lists.js';
import type { FromReader, ToReader } from './messages.js';

/** Compiled, for whoever asks: also where the rest is TypeScript that a test runner translates. */
const program = join(projectRoot, 'dist', 'database', 'readers', 'reader-process.js');

/** How often is looked at what a reader has cost. */
const lookEvery = 250;

/** One process that reads files, one after the other. */
export class Reader {
  private readonly child: ChildProcess;
  /** Ends the reading that is going on, if there is one. */
  private settle: ((failure: Error) => void) | null = null;
  private heard: ((message: FromReader) => void) | null = null;
  private going = true;
  /** Why it is gone, where it ended by itself. */
  private failure: Error | null = null;

  constructor(private readonly limits: ReaderLimits) {
    this.child = fork(program, [], {
      // A heap that is full ends the process, which is why it is one: a thread would take the others with it.
      execArgv: [`--max-old-space-size=${limits.heapMb}`],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.child.on('message', (message) => this.heard?.(message as FromReader));
    this.child.on('error', (error) => this.ended(error));
    this.child.on('exit', (code, signal) => this.ended(endOf(code, signal)));
    this.rest();
    yieldToOthers(this.child.pid);
  }

  /** @throws SpreadsheetProblem; any other error is a fault of ours, and the reader is gone */
  async read(job: string, bytes: Uint8Array, options: unknown): Promise<unknown> {
    // It may not even have begun: nobody would answer.
    if (this.failure) throw this.failure;
    this.child.ref();
    this.child.channel?.ref();
    const watch = this.watch();
    try {
      return await new Promise((resolve, reject) => {
        let answer: unknown;
        this.settle = reject;
        this.heard = (message) => {
          if ('problem' in message) {
            const { code, detail, extra } = message.problem;
            reject(new SpreadsheetProblem(code, detail, extra));
          } else if ('fault' in message) reject(new Error(`a file could not be read: ${message.fault}`));
          else {
            if ('answer' in message) ({ answer } = message);
            else putPiece(answer, message.path, message.items);
            if (!message.more) resolve(answer);
            // Others have their turn between two pieces.
            else setImmediate(() => this.say({ next: true }));
          }
        };
        this.say({ read: job, bytes, options });
      });
    } finally {
      clearInterval(watch);
      this.settle = null;
      this.heard = null;
      this.rest();
    }
  }

  get alive(): boolean {
    return this.going;
  }

  end(): void {
    this.going = false;
    this.child.kill('SIGKILL');
  }

  private say(message: ToReader): void {
    if (this.child.connected) this.child.send(message);
  }

  /** A reader at rest keeps no process alive. */
  private rest(): void {
    this.child.unref();
    this.child.channel?.unref();
  }

  private ended(failure: Error): void {
    this.going = false;
    this.failure = failure;
    this.settle?.(failure);
  }

  private watch(): NodeJS.Timeout {
    // Steady time: the clock of the machine may be set meanwhile.
    const since = performance.now();
    const before = computedBy(this.child.pid) ?? 0;
    return setInterval(() => {
      const passed = performance.now() - since;
      const computed = (computedBy(this.child.pid) ?? before + passed) - before;
      if (computed < this.limits.computingMs && passed < this.limits.clockMs) return;
      this.settle?.(tooCostly(`takes more than ${this.limits.computingMs / 1000} seconds`));
      this.end();
    }, lookEvery);
  }
}

export function tooCostly(how: string): SpreadsheetProblem {
  return new SpreadsheetProblem(
    'file-too-costly',
    `To read the file ${how}, more than one file is given. Copy what it says into a new workbook or document, or save it as CSV or text, and send that.`,
  );
}

/** A process that is short of memory ends itself, by the signal ABRT or a code that stands for it. */
function endOf(code: number | null, signal: NodeJS.Signals | null): Error {
  if (signal === 'SIGABRT' || signal === 'SIGTRAP' || code === 134 || code === 5 || code === 133)
    return tooCostly('takes too much memory');
  return new Error(`the process that reads files ended (${signal ?? `code ${code ?? '?'}`})`);
}

/** Whoever waits for an answer of the API goes before whoever waits for a file to be read. */
function yieldToOthers(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, 10);
  } catch {
    // Not allowed here, or gone already: it reads as it is.
  }
}

/** Milliseconds that a process has computed so far; null where the system does not say. */
function computedBy(pid: number | undefined): number | null {
  try {
    // proc(5): utime and stime are the 12th and 13th field behind the name, in hundredths of a second.
    const fields =
      readFileSync(`/proc/${pid ?? 0}/stat`, 'utf8')
        .split(') ')
        .at(-1)
        ?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}
