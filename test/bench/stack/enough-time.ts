import { BenchProblem } from '../row.js';

/** How long before the due instant workflows are started: a machine that others use too gets another, longer try. */
const leadsMs = [25, 60, 150, 400];

/**
 * Measures with a lead before the due instant that is long enough for so many workflows to run.
 * @param measure gives null where they did not all run in time
 */
export async function withEnoughTime(
  workflows: number,
  measure: (leadMs: number) => Promise<number | null>,
): Promise<number> {
  for (const each of leadsMs) {
    const measured = await measure(6_000 + workflows * each);
    if (measured !== null) return measured;
  }
  throw new BenchProblem(`${workflows} workflows could not be started in time; the machine is too busy to measure.`);
}
