import Table from 'cli-table3';
import type { Json } from './client.js';

/** Prints exactly one JSON document, or what people read. */
export function show(json: boolean | undefined, value: unknown, readable: () => string): void {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${readable()}\n`);
}

/** A table as wide as the terminal; the column named takes what the others leave, and is cut there. */
export function table(head: string[], rows: string[][], wide = -1): string {
  if (rows.length === 0) return 'Nothing found.';
  const width = process.stdout.isTTY ? process.stdout.columns : 140;
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)));
  const others = widths.reduce((sum, own, column) => sum + (column === wide ? 0 : own + 2), 0);
  const room = Math.max(20, width - others - 2);
  const cut = (text: string, column: number): string =>
    column === wide && text.length > room ? `${text.slice(0, room - 1)}…` : text;
  const none = {
    top: '',
    'top-mid': '',
    'top-left': '',
    'top-right': '',
    bottom: '',
    'bottom-mid': '',
    'bottom-left': '',
    'bottom-right': '',
    left: '',
    'left-mid': '',
    mid: '',
    'mid-mid': '',
    right: '',
    'right-mid': '',
    middle: '  ',
  };
  const made = new Table({ head, chars: none, style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 } });
  for (const row of rows) made.push(row.map(cut));
  return made
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Names on the left, values on the right; what is empty is left out. */
export function facts(pairs: [string, unknown][]): string {
  const shown = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '');
  const width = Math.max(...shown.map(([name]) => name.length));
  return shown.map(([name, value]) => `${name.padEnd(width)}  ${plain(value)}`).join('\n');
}

export function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The name in `{ id, name }`. */
export function nameOf(value: unknown): string {
  return plain((value as Json | null)?.['name']);
}

/** An instant on the clocks of a zone: `2026-02-16 18:00`. */
export function wallText(at: string, zone: string): string {
  // Swedish is written as ISO is.
  const format = { timeZone: zone, dateStyle: 'short', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat('sv-SE', format).format(new Date(at));
}

/**
 * When an item is due: `2026-02-13 17:00 Asia/Singapore`. A date that is a day off is named besides:
 * `2026-02-16 18:00 Asia/Singapore (agreed 2026-02-14)`.
 */
export function dueText(item: Json): string {
  const due = item['due'] as Json;
  const zone = plain(due['zone']);
  const local = wallText(plain(due['at']), zone);
  const agreed = plain(due['date']);
  return `${local} ${zone}${local.startsWith(agreed) ? '' : ` (agreed ${agreed})`}`;
}
