import ICAL from 'ical.js';
import { SpreadsheetProblem } from '../../domain/import/problem.js';

/** A property of an event: `DTSTART;TZID=Asia/Singapore:20260501T000000`. Values are texts, as jCal (RFC 7265) has them. */
export interface IcsProperty {
  params: Record<string, unknown>;
  type: string;
  values: unknown[];
}

/** An event of a calendar file, before anything of it is understood. */
export interface IcsEvent {
  /** The how-manieth it is, from 1. */
  row: number;
  /** By name in lower case; the same may stand several times. */
  properties: Map<string, IcsProperty[]>;
  /** A line of it that is none; null where all are. */
  badLine: string | null;
  /** Its calendar says that what it holds is called off (METHOD:CANCEL). */
  calledOff: boolean;
}

/** Lines longer than this are no property of a holiday: a picture, a page. */
const longestLine = 20_000;
const mostProperties = 500;

/**
 * The events of a calendar file (RFC 5545), also of several calendars one after the other. Each line is read by itself,
 * so that one that is none spoils its event and no other. What stands inside an event (alarms) and beside it (zones, tasks)
 * is passed over.
 *
 * @throws SpreadsheetProblem `unreadable-file`, `file-too-large`
 */
export function eventsIn(text: string, most: number): IcsEvent[] {
  const events: IcsEvent[] = [];
  const within: string[] = [];
  let event: IcsEvent | null = null;
  let calledOff = false;
  for (const line of unfolded(text)) {
    const [, edge, name = ''] = /^(BEGIN|END):([\w-]+)\s*$/i.exec(line) ?? [];
    const component = name.toUpperCase();
    if (edge?.toUpperCase() === 'BEGIN') {
      within.push(component);
      if (component === 'VCALENDAR') calledOff = false;
      if (component !== 'VEVENT') continue;
      // One that was never closed is told as such.
      if (event) event.badLine ??= 'END:VEVENT is missing';
      event = { row: events.length + 1, properties: new Map(), badLine: null, calledOff };
      events.push(event);
      if (events.length > most)
        throw new SpreadsheetProblem(
          'file-too-large',
          `The file has more than ${most} events, the most of a calendar.`,
        );
    } else if (edge) {
      within.splice(Math.max(0, within.lastIndexOf(component)));
      if (component === 'VEVENT') event = null;
    } else if (event && within.at(-1) === 'VEVENT') addLine(event, line);
    else if (/^METHOD[;:]/i.test(line)) calledOff = /:\s*CANCEL\s*$/i.test(line);
  }
  if (event) event.badLine ??= 'the file ends within it';
  if (events.length === 0)
    throw new SpreadsheetProblem('unreadable-file', 'The calendar file has no events. Export the holidays themselves.');
  return events;
}

/** A line that begins with a space or a tab goes on with the one before it. */
function* unfolded(text: string): Generator<string> {
  let line = '';
  for (const part of text.split(/\r\n|\n|\r/)) {
    if (/^[ \t]/.test(part)) line += part.slice(1);
    else {
      if (line.trim() !== '') yield line;
      line = part;
    }
  }
  if (line.trim() !== '') yield line;
}

function addLine(event: IcsEvent, line: string): void {
  if (line.length > longestLine || event.properties.size > mostProperties) return;
  const name = /^[\w-]+/.exec(line)?.[0].toLowerCase() ?? '';
  if (!understood.has(name)) return;
  try {
    const [of, params, type, ...values] = ICAL.parse.property(line) as unknown as [
      string,
      object,
      string,
      ...unknown[],
    ];
    const property = { params: params as Record<string, unknown>, type, values };
    event.properties.set(of, [...(event.properties.get(of) ?? []), property].slice(-100));
  } catch (error) {
    event.badLine ??= `${line.slice(0, 80)} (${error instanceof Error ? error.message.slice(0, 120) : 'no property'})`;
  }
}

/** What is asked of an event; other lines of it may be as they are. */
const understood = new Set([
  'uid',
  'sequence',
  'dtstamp',
  'last-modified',
  'recurrence-id',
  'dtstart',
  'dtend',
  'duration',
  'rrule',
  'rdate',
  'exdate',
  'exrule',
  'summary',
  'description',
  'categories',
  'status',
  'x-microsoft-cdo-alldayevent',
]);
