import type { Schemas } from '../../../lib/api.js';

type Progress = Schemas['ProgramProgress'];

/** As many as stand still until the next change: steps, from zero. @param names of the two lines */
export function burnUpOption({ burnUp }: Progress, names: { scope: string; done: string }): object {
  const line = (name: string, of: 'scope' | 'done', color: string, type: 'solid' | 'dashed') => ({
    ...{ name, type: 'line', step: 'end', symbol: of === 'done' ? 'circle' : 'diamond', symbolSize: 6, color },
    lineStyle: { type, width: 2 },
    data: burnUp.map((point) => [point.date, point[of]]),
  });
  return {
    // Points are days: an hour of one says nothing.
    xAxis: { type: 'time', minInterval: 24 * 3600_000, axisLabel: { formatter: '{d} {MMM}', hideOverlap: true } },
    yAxis: { type: 'value', min: 0, minInterval: 1 },
    series: [line(names.scope, 'scope', '#868e96', 'dashed'), line(names.done, 'done', '#3280cd', 'solid')],
  };
}

/** Open items by age, of each bucket how many are late; the late ones are hatched. */
export function ageingOption({ ageing }: Progress, names: { late: string; other: string; buckets: string[] }): object {
  const bar = (name: string, color: string, data: number[], decal?: object) => ({
    ...{ name, type: 'bar', stack: 'open', barMaxWidth: 48, data },
    itemStyle: { color, ...(decal === undefined ? {} : { decal }) },
  });
  const hatch = {
    symbol: 'rect',
    dashArrayX: [1, 0],
    dashArrayY: [2, 4],
    rotation: -0.785,
    color: 'rgba(255,255,255,0.55)',
  };
  return {
    xAxis: { type: 'category', data: names.buckets, axisLabel: { interval: 0 } },
    yAxis: { type: 'value', min: 0, minInterval: 1 },
    series: [
      bar(
        names.other,
        '#3280cd',
        ageing.byAge.map(({ count, late }) => count - late),
      ),
      bar(
        names.late,
        '#c92a2a',
        ageing.byAge.map(({ late }) => late),
        hatch,
      ),
    ],
  };
}

/** `83%`, whole; null where there is nothing to be told of. */
export function share(part: number, n: number): string | null {
  return n === 0 ? null : `${Math.round((100 * part) / n)}%`;
}

export interface TeamHolding {
  id: string | null;
  name: string;
  people: number;
  late: number;
  asked: number;
  /** The longest, ISO 8601. */
  since: string | null;
}

/** The same by team, whoever holds up most first. @param none what those are called who are in none */
export function byTeam(people: Progress['holding']['people'], none: string): TeamHolding[] {
  const teams = Map.groupBy(people, ({ team }) => team?.id ?? null);
  return [...teams.entries()]
    .map(([id, of]) => ({
      id,
      name: of[0]?.team?.name ?? none,
      people: of.length,
      late: of.reduce((sum, { late }) => sum + late.count, 0),
      asked: of.reduce((sum, { asked }) => sum + asked.count, 0),
      since: longest(of.flatMap(({ late, asked }) => [late.since, asked.since])),
    }))
    .toSorted((one, other) => other.late + other.asked - one.late - one.asked);
}

/** The earliest of them. */
export function longest(since: readonly (string | null)[]): string | null {
  return since.filter((each) => each !== null).toSorted()[0] ?? null;
}
