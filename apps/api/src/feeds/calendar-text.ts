import ICAL from 'ical.js';
import type { FeedEvent } from '../../../../domain/feed/feed-event.js';
import { toInstant, type Instant, type LocalTime } from '../../../../domain/time.js';
import { wellFormed } from '../../../../domain/text/cut.js';
import { zoneNamed } from '../../../../domain/zones.js';
import type { Component, Property } from './jcal.js';
import { timeZone } from './time-zone.js';

// A line has 75 octets (RFC 5545, 3.1). The library does not count the space before a continued one.
ICAL.foldLength = 74;

/** A calendar of RFC 5545, as calendars subscribe to it. */
export function calendarText(name: string, events: readonly FeedEvent[]): string {
  const timed = events.flatMap(({ start }) => (typeof start === 'string' || inUtc(start) ? [] : [start]));
  const zones = [...Map.groupBy(timed, ({ zone }) => zone)].sort(([a], [b]) => (a < b ? -1 : 1));
  const calendar: Component = [
    'vcalendar',
    [
      ['version', {}, 'text', '2.0'],
      ['prodid', {}, 'text', '-//Tollgate//Tollgate//EN'],
      ['calscale', {}, 'text', 'GREGORIAN'],
      ['method', {}, 'text', 'PUBLISH'],
      // What the library does not know would be written with VALUE=TEXT, which programs that know it do not expect.
      ['x-wr-calname', {}, 'unknown', ICAL.stringify.value(plain(name), 'text', ICAL.design.icalendar, false)],
      ['refresh-interval', {}, 'duration', 'PT1H'],
      ['x-published-ttl', {}, 'unknown', 'PT1H'],
    ],
    [
      ...zones.map(([zone, starts]) => {
        const instants = starts.map(toInstant);
        return timeZone(zone, Math.min(...instants), Math.max(...instants));
      }),
      ...events.map(eventOf),
    ],
  ];
  return ICAL.stringify(calendar);
}

function eventOf({ uid, sequence, start, summary, description, cancelled, changedAt }: FeedEvent): Component {
  return [
    'vevent',
    [
      ['uid', {}, 'text', uid],
      ['dtstamp', {}, 'date-time', inUtcText(changedAt)],
      ['sequence', {}, 'integer', sequence],
      startOf(start),
      ['summary', {}, 'text', plain(summary)],
      ...(description === '' ? [] : [['description', {}, 'text', plain(description)] satisfies Property]),
      ['status', {}, 'text', cancelled ? 'CANCELLED' : 'CONFIRMED'],
      // A deadline does not make anybody busy.
      ['transp', {}, 'text', 'TRANSPARENT'],
    ],
    [],
  ];
}

function startOf(start: FeedEvent['start']): Property {
  if (typeof start === 'string') return ['dtstart', {}, 'date', start];
  if (inUtc(start)) return ['dtstart', {}, 'date-time', inUtcText(toInstant(start))];
  return ['dtstart', { tzid: start.zone }, 'date-time', `${start.date}T${start.time}:00`];
}

/** What an old record has instead of a zone, such as `+05:30`, cannot be written as a TZID. */
function inUtc({ zone }: LocalTime): boolean {
  return zone === 'UTC' || zoneNamed(zone) === null;
}

function inUtcText(at: Instant): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Without control characters but line breaks: there is no way to write them. */
function plain(text: string): string {
  return wellFormed(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, '');
}
