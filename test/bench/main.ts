import { Bench } from './bench.js';
import { readArguments, usage } from './arguments.js';
import { figureText, reportOf, tableOf } from './report.js';
import type { Figure, Row, RowResult } from './row.js';
import { askedFor, endWith, textOf } from '../harness/usage.js';

/** `npm run bench`: measures row after row and prints what came out. */
async function main(): Promise<number> {
  const args = askedFor(readArguments);
  if (args.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const began = Date.now();
  const say = (line: string): void => {
    process.stderr.write(`${((Date.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}\n`);
  };
  const bench = await Bench.start(args, say);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      say('Ending.');
      // A row may be waiting for something that will not come any more.
      void bench.stop().finally(() => process.exit(130));
    });
  try {
    const results: RowResult[] = [];
    for (const row of args.rows) {
      say(`${row.name}: ${row.size(args)}`);
      results.push(await resultOf(row, bench));
      if (bench.ending) return 0;
      await bench.endRow();
    }
    const report = reportOf(results, args.quick, began);
    process.stdout.write(`${args.json ? JSON.stringify(report, null, 2) : tableOf(report)}\n`);
    return results.some(({ problem }) => problem !== null) ? 1 : 0;
  } finally {
    await bench.stop();
  }
}

/** What others have measured is not lost where one row cannot be. */
async function resultOf(row: Row, bench: Bench): Promise<RowResult> {
  const from = Date.now();
  let figures: Figure[] = [];
  let problem: string | null = null;
  try {
    figures = await row.measure(bench);
    for (const one of figures) bench.say(`${row.name}: ${figureText(one)}`);
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
    if (!bench.ending) bench.say(`${row.name} could not be measured: ${textOf(error)}`);
  }
  return {
    row: row.name,
    title: row.title,
    size: row.size(bench.extent),
    ratio: figures[0]?.ratio ?? null,
    met: problem === null && figures.every(({ met }) => met !== false),
    seconds: Math.round((Date.now() - from) / 1000),
    figures,
    problem,
  };
}

endWith(main());
