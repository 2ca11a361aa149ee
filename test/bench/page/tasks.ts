import type { Browser, Page } from 'playwright-core';
import { BenchProblem } from '../row.js';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** µs by the clock, and of computing by its thread. */
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

/** In ms. */
export interface LongestTask {
  /** Of the thread that draws the page: what else the machine does meanwhile is not in it. */
  computing: number;
  /** By the clock, as whoever looks at it waits. */
  clock: number;
}

/**
 * The longest task of the page's own thread while something goes on, as the browser itself has noted it.
 *
 * @throws BenchProblem where the browser's notes tell of no task
 */
export async function longestTask(page: Page, work: () => Promise<unknown>): Promise<LongestTask> {
  const browser = page.context().browser() as Browser;
  await browser.startTracing(page, { categories: ['__metadata', 'disabled-by-default-devtools.timeline'] });
  let noted: Buffer;
  try {
    await work();
  } finally {
    noted = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(noted.toString()) as { traceEvents: TraceEvent[] };
  const drawing = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && drawing.has(`${pid}/${tid}`),
  );
  if (tasks.length === 0) throw new BenchProblem('This browser notes no tasks of a page; Chromium does.');
  const longest = (of: (event: TraceEvent) => number | undefined): number =>
    tasks.reduce((most, event) => Math.max(most, of(event) ?? 0), 0) / 1000;
  return { computing: longest(({ tdur }) => tdur), clock: longest(({ dur }) => dur) };
}
