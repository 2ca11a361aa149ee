import stringWidth from 'string-width';
import { oneLine } from './printable.js';

/** What stands in a cell: a text, or one for a wide terminal and one for a narrow. */
export type Cell = string | { long: string; short: string };

/** A column that is left out where there is no room for it. */
export interface Optional {
  name: string;
  optional: true;
}

export function optional(name: string): Optional {
  return { name, optional: true };
}

interface Column {
  name: string;
  cells: string[];
  width: number;
  /** What nobody could use in part: ids, dates, numbers. */
  whole: boolean;
}

const gap = 2;
const usual = 80;

/** As wide as the terminal, or as COLUMNS says; 80 where neither is known. */
function roomOf(): number {
  const said = Number(process.env.COLUMNS);
  return process.stdout.isTTY ? process.stdout.columns : Number.isInteger(said) && said > 0 ? said : usual;
}

/**
 * A table that fits the terminal. `main` is the column that matters most, such as the title: where there is too little
 * room, short forms are taken first, then what is optional is left out, then the others are cut, and it last.
 */
export function table(head: (string | Optional)[], rows: Cell[][], main = -1, room = roomOf()): string {
  if (rows.length === 0) return 'Nothing found.';
  const columns = fitting(head, rows, main, room);
  const line = (cells: string[]): string =>
    cells
      .map((cell, at) => padded(cell, columns[at]?.width ?? 0))
      .join(' '.repeat(gap))
      .trimEnd();
  return [
    line(columns.map(({ name }) => name)),
    ...rows.map((_, row) => line(columns.map(({ cells, width }) => cut(cells[row] ?? '', width)))),
  ].join('\n');
}

function fitting(head: (string | Optional)[], rows: Cell[][], main: number, room: number): Column[] {
  const columns = head.map((name, at) => columnOf(name, rows, at, 'long'));
  if (totalOf(columns) <= room) return columns;
  head.forEach((name, at) => {
    if (rows.some((row) => typeof row[at] === 'object')) columns[at] = columnOf(name, rows, at, 'short');
  });
  const most = columns[main];
  const kept = columns.filter(
    (column, at) => typeof head[at] === 'string' || column === most || totalOf(columns) <= room,
  );
  shrink(kept, most, room);
  return kept;
}

function columnOf(head: string | Optional, rows: Cell[][], at: number, form: 'long' | 'short'): Column {
  const name = typeof head === 'string' ? head : head.name;
  const cells = rows.map((row) => oneLine(textOf(row[at] ?? '', form)));
  return {
    name,
    cells,
    width: Math.max(stringWidth(name), ...cells.map((cell) => stringWidth(cell))),
    whole: cells.every((cell) => cell === '' || whole.test(cell)),
  };
}

/** `AI-12`, a UUID, `2026-02-13 18:00 +08`, `1,404`, `2 of 3` */
const whole = /^([A-Z]{1,4}-)?[\da-f]+(-[\da-f]{2,12})*([ T][\d:]+( ([+-][\d:]+|UTC))?)?$|^[\d.,]+( of [\d.,]+)?$/;

function textOf(cell: Cell, form: 'long' | 'short'): string {
  return typeof cell === 'string' ? cell : cell[form];
}

function totalOf(columns: Column[]): number {
  return columns.reduce((sum, { width }) => sum + width + gap, -gap);
}

/** The widest gives way first; the column that matters most keeps a third of the room until the others are at their least. */
function shrink(columns: Column[], most: Column | undefined, room: number): void {
  for (const least of [12, 8]) {
    for (const others of [true, false]) {
      const bound = (column: Column): number =>
        Math.max(stringWidth(column.name), column === most ? Math.floor(room / (others ? 3 : 5)) : least);
      while (totalOf(columns) > room) {
        const [widest] = columns
          .filter((column) => !column.whole && (column !== most || !others) && column.width > bound(column))
          .sort((a, b) => b.width - a.width);
        if (!widest) break;
        widest.width -= 1;
      }
    }
  }
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const { segment } of letters.segment(text)) {
    if (stringWidth(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}
