import { DateTime } from 'luxon';
import { toInstant, type Instant, type LocalTime } from '../time.js';
import { zoneNamed } from '../zones.js';
import { timeZoneLines } from './time-zone.js';

export interface FeedEvent {
  /** The same for ever; a change is told by `sequence`. */
  uid: string;
  sequence: number;
  /** A time on somebody's wall, or a whole day, `YYYY-MM-DD`. */
  start: LocalTime | string;
  summary: string;
  description: string;
  cancelled: boolean;
  /** When it was last changed. */
  changedAt: Instant;
}

/** A calendar of RFC 5545, as calendars subscribe to it. */
export function calendarText(name: string, events: readonly FeedEvent[]): string {
  const timed = events.flatMap(({ start }) => (typeof start === 'string' || inUtc(start) ? [] : [start]));
  const zones = [...Map.groupBy(timed, ({ zone }) => zone)].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tollgate//Tollgate//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escape(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...zones.flatMap(([zone, starts]) => {
      const instants = starts.map(toInstant);
      return timeZoneLines(zone, Math.min(...instants), Math.max(...instants));
    }),
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function eventLines({ uid, sequence, start, summary, description, cancelled, changedAt }: FeedEvent): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${utcText(changedAt)}`,
    `SEQUENCE:${sequence}`,
    startLine(start),
    `SUMMARY:${escape(summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escape(description)}`]),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    // A deadline does not make anybody busy.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function startLine(start: FeedEvent['start']): string {
  if (typeof start === 'string') return `DTSTART;VALUE=DATE:${start.replaceAll('-', '')}`;
  if (inUtc(start)) return `DTSTART:${utcText(toInstant(start))}`;
  return `DTSTART;TZID=${start.zone}:${start.date.replaceAll('-', '')}T${start.time.replace(':', '')}00`;
}

/** What an old record has instead of a zone, such as `+05:30`, cannot be written as a TZID. */
function inUtc({ zone }: LocalTime): boolean {
  return zone === 'UTC' || zoneNamed(zone) === null;
}

function utcText(at: Instant): string {
  return DateTime.fromMillis(at, { zone: 'UTC' }).toFormat("yyyyMMdd'T'HHmmss'Z'");
}

function escape(text: string): string {
  return text
    .replace(/[\\;,]/g, (char) => `\\${char}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}

/** Lines of at most 75 octets, broken between characters. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const char of line) {
    const octets = utf8Length(char);
    if (size + octets > 75) {
      parts.push(part);
      part = ' ';
      size = 1;
    }
    part += char;
    size += octets;
  }
  return [...parts, part].join('\r\n');
}

function utf8Length(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
