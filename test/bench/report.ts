import { cpus, totalmem } from 'node:os';
import Table from 'cli-table3';
import type { Figure, RowResult } from './row.js';

export interface Report {
  machine: { cores: number; memoryGiB: number; platform: string; node: string };
  quick: boolean;
  /** ISO 8601, UTC. */
  began: string;
  seconds: number;
  rows: RowResult[];
}

export function reportOf(rows: RowResult[], quick: boolean, began: number): Report {
  return {
    machine: {
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      platform: `${process.platform}-${process.arch}`,
      node: process.version,
    },
    quick,
    began: new Date(began).toISOString(),
    seconds: Math.round((Date.now() - began) / 1000),
    rows,
  };
}

/** For people: a line for each figure. */
export function tableOf({ machine, quick, seconds, rows }: Report): string {
  const table = new Table({
    head: ['row', 'figure', 'product', 'floor', 'ratio', 'target', ''],
    style: { head: [], border: [] },
    colAligns: ['left', 'left', 'right', 'right', 'right', 'left', 'left'],
  });
  for (const { row, size, figures, problem } of rows) {
    table.push([{ content: `${row}: ${size}`, colSpan: 7 }]);
    if (problem !== null) table.push(['', { content: `could not be measured: ${problem}`, colSpan: 6 }]);
    for (const figure of figures)
      table.push([
        '',
        figure.name,
        withUnit(figure.value, figure.unit),
        figure.floor === null ? '' : withUnit(figure.floor, figure.unit),
        figure.ratio === null ? '' : round(figure.ratio),
        targetText(figure),
        figure.met === null ? '' : figure.met ? 'met' : 'short',
      ]);
  }
  const floors = new Set(rows.flatMap(({ figures }) => figures.flatMap(({ against }) => against ?? [])));
  return [
    table.toString(),
    `${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.platform}, Node ${machine.node}; ${seconds} s${quick ? '; quick: the sizes are too small to judge by' : ''}.`,
    'Medians where there are several samples. Floors:',
    ...[...floors].map((floor) => `- ${floor}`),
  ].join('\n');
}

/** In one line, while others are still measured. */
export function figureText(figure: Figure): string {
  const floor = figure.floor === null ? '' : `, the floor ${withUnit(figure.floor, figure.unit)}`;
  const ratio = figure.ratio === null ? '' : `, ratio ${round(figure.ratio)}`;
  return `${figure.name}: ${withUnit(figure.value, figure.unit)}${floor}${ratio}`;
}

function withUnit(value: number, unit: string): string {
  return `${round(value)} ${unit}`;
}

/** Three digits that count. */
function round(value: number): string {
  if (Math.abs(value) >= 100) return String(Math.round(value));
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

function targetText({ target, unit }: Figure): string {
  if (!target) return '';
  return `${target.bound} ${target.limit} ${target.of === 'ratio' ? 'of the floor' : unit}`;
}
