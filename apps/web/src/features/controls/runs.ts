import type { Detail, Run } from './words.js';

/** What a run of the strip is: what became of it, or that it is to come. */
export type Mark = Run['status'] | 'coming';

/** One run as the strip shows it; what is to come has no record yet. */
export interface Cell {
  /** `OC-12`; of what is to come its instant. */
  id: string;
  mark: Mark;
  /** `2026-12-03` */
  day: string;
  run: number | null;
}

/** Told apart by form as well as by colour. */
export const signs: Readonly<Record<Mark, string>> = {
  performed: '✓',
  performed_late: '◐',
  missed: '✕',
  not_performed: '⊘',
  expected: '●',
  withdrawn: '–',
  coming: '○',
};

/** Its runs, the oldest first, and those to come behind them. */
export function stripOf(
  runs: readonly Pick<Run, 'key' | 'status' | 'date' | 'run'>[],
  coming: Detail['coming'],
): Cell[] {
  return [
    ...runs
      .toSorted((one, other) => one.run - other.run)
      .map(({ key, status, date, run }) => ({ id: key, mark: status, day: date, run })),
    ...coming.map(({ at, date }) => ({ id: at, mark: 'coming' as const, day: date, run: null })),
  ];
}

/** How many of each there are, in the order of the signs; what is to come is not counted. */
export function tallyOf(cells: readonly Cell[]): [mark: Run['status'], count: number][] {
  const marks = (Object.keys(signs) as Mark[]).filter((mark) => mark !== 'coming');
  return marks.flatMap((mark): [Run['status'], number][] => {
    const count = cells.filter((cell) => cell.mark === mark).length;
    return count === 0 ? [] : [[mark, count]];
  });
}

/** What a run is told to be, as the API takes it. A number that is none is sent as it was typed: the API says what is wrong with it. */
export function performanceOf(values: Readonly<Record<string, string>>, today: string) {
  const { note, links = '', population, exceptions, doneOn } = values;
  const evidence = links.split(/\s+/).filter((link) => link !== '');
  const whole = (text: string): number => (/^\d+$/.test(text) ? Number(text) : (text as unknown as number));
  return {
    ...(note ? { note } : {}),
    ...(evidence.length > 0 ? { links: evidence } : {}),
    ...(population ? { population: whole(population) } : {}),
    ...(exceptions ? { exceptions: whole(exceptions) } : {}),
    ...(doneOn && doneOn !== today ? { doneOn } : {}),
  };
}
