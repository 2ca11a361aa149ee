import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { readOffLoop } from '../../database/readers/read-off-loop.js';
import { SpreadsheetProblem } from '../../domain/import/problem.js';
import { longestTurn } from '../floor/floor.js';
import { hostileTable } from './hostile-table.js';
import { chanceOf } from './random.js';

/**
 * Hostile registers, CSV and XLSX, read as the API reads them. Each must be read, or refused with a reason of its own.
 *
 *     node tools/build.mjs --if-stale && node dist/test/fuzz/files.js [seed] [runs]
 */
export interface FilesOutcome {
  runs: number;
  read: number;
  /** By code. */
  refused: Record<string, number>;
  slowestMs: number;
  /** Of the process that asks: its own computing, and by the clock on this machine. */
  longestTurnMs: number;
  longestDelayMs: number;
  /** The most memory that a reader ever had, in MB; null where the system does not say. */
  readerMb: number | null;
}

/** How many are made, and then sent at once: what makes them is no part of what is measured. */
const batch = 20;

/** @throws Error where a file ends a reader, or is refused without a reason; it names the seed of the run */
export async function fuzzFiles(seed: number, runs: number): Promise<FilesOutcome> {
  const outcome: FilesOutcome = {
    runs,
    read: 0,
    refused: {},
    slowestMs: 0,
    longestTurnMs: 0,
    longestDelayMs: 0,
    readerMb: null,
  };
  for (let from = 0; from < runs; from += batch) {
    const seeds = Array.from({ length: Math.min(batch, runs - from) }, (_, n) => seed + from + n);
    const files = seeds.map((own) => hostileTable(chanceOf(own)));
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const turn = longestTurn();
    await Promise.all(files.map((file, index) => readOne(file, seeds[index] ?? 0, outcome)));
    outcome.longestTurnMs = Math.max(outcome.longestTurnMs, turn.end());
    outcome.longestDelayMs = Math.max(outcome.longestDelayMs, delay.max / 1e6);
    delay.disable();
    outcome.readerMb = Math.max(outcome.readerMb ?? 0, mostMemory());
  }
  return outcome;
}

async function readOne(file: Buffer, seed: number, outcome: FilesOutcome): Promise<void> {
  const began = performance.now();
  try {
    await readOffLoop('register', file, {});
    outcome.read += 1;
  } catch (error) {
    if (!(error instanceof SpreadsheetProblem))
      throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : 'fails'}`, { cause: error });
    outcome.refused[error.code] = (outcome.refused[error.code] ?? 0) + 1;
  }
  outcome.slowestMs = Math.max(outcome.slowestMs, performance.now() - began);
}

/** Of the processes that this one started (proc(5)); 0 elsewhere. */
function mostMemory(): number {
  try {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(/\s+/);
    const peaks = children.map((pid) => /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
    return Math.max(...peaks.map((kb) => Math.round(Number(kb ?? 0) / 1024)));
  } catch {
    return 0;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [seed = Date.now() % 1_000_000, runs = 10_000] = process.argv.slice(2).map(Number);
  process.stdout.write(`seed ${seed}: ${JSON.stringify(await fuzzFiles(seed, runs))}\n`);
}
