import { plain } from './plain.js';
import type { Cell } from './table.js';

const walls = new Map<string | undefined, Intl.DateTimeFormat>();
const offsets = new Map<string | undefined, Intl.DateTimeFormat>();

/** To make a format takes thirty times as long as to use it, and a table has a few for each row: one is made for each zone. */
function formatOf(
  made: Map<string | undefined, Intl.DateTimeFormat>,
  zone: string | undefined,
  make: () => Intl.DateTimeFormat,
): Intl.DateTimeFormat {
  const known = made.get(zone) ?? make();
  made.set(zone, known);
  return known;
}

/** An instant on the clocks of a zone: `2026-02-16 18:00`. */
export function wallText(at: string, zone?: string): string {
  // Swedish is written as ISO is.
  const format = { timeZone: zone, dateStyle: 'short', timeStyle: 'short' } as const;
  return formatOf(walls, zone, () => new Intl.DateTimeFormat('sv-SE', format)).format(new Date(at));
}

/** An instant as whoever reads it would see it on their own clock: `2026-02-16 18:00 +08`. Empty where there is none. */
export function whenText(at: unknown): string {
  const text = plain(at);
  return text === '' ? '' : `${wallText(text)} ${shortZone(text)}`;
}

/** The same for a cell: where there is little room, the day. */
export function whenCell(at: unknown): Cell {
  const long = whenText(at);
  return { long, short: long.slice(0, 10) };
}

/** By its offset then: `+08`, `+05:30`, `UTC`. */
export function shortZone(at: string, zone?: string): string {
  const format = { timeZone: zone, timeZoneName: 'shortOffset' } as const;
  const parts = formatOf(offsets, zone, () => new Intl.DateTimeFormat('en', format)).formatToParts(new Date(at));
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '', minutes = ''] = /^GMT([+-])(?!0$)(\d+)(:\d+)?$/.exec(name) ?? [];
  return sign === undefined ? 'UTC' : `${sign}${hours.padStart(2, '0')}${minutes}`;
}

/** Said of a date that days off may move, or fall on, when they are announced; in a cell, where there is little room, a ?. */
export function beyondText(beyondKnown: boolean | undefined): string {
  return beyondKnown === true ? ' (days off by then are not known yet)' : '';
}

export function beyondMark(beyondKnown: boolean | undefined): string {
  return beyondKnown === true ? '?' : '';
}

interface WithDue {
  due: { at: string; zone: string; date: string; beyondKnown?: boolean };
}

/**
 * When an item is due: `2026-02-13 17:00 Asia/Singapore`. A date that is a day off is named besides:
 * `2026-02-16 18:00 Asia/Singapore (agreed 2026-02-14)`.
 */
export function dueText(item: WithDue): string {
  const { local, zone, agreed } = dueOf(item);
  return `${local} ${zone}${agreed}${beyondText(item.due.beyondKnown)}`;
}

/** The same for a cell: `2026-02-13 17:00 +08`, and where there is little room the day; with ? where days off may move it. */
export function dueCell(item: WithDue): Cell {
  const { at, local, zone, agreed } = dueOf(item);
  const mark = beyondMark(item.due.beyondKnown);
  return { long: `${local} ${shortZone(at, zone)}${agreed}${mark}`, short: local.slice(0, 10) + mark };
}

function dueOf({ due }: WithDue): { at: string; local: string; zone: string; agreed: string } {
  const { at, zone, date } = due;
  const local = wallText(at, zone);
  return { at, local, zone, agreed: local.startsWith(date) ? '' : ` (agreed ${date})` };
}
