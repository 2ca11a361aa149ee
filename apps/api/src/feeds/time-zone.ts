import { clockChanges, type ClockChange } from '../../../../domain/feed/clock-changes.js';
import type { Instant } from '../../../../domain/time.js';
import type { Component } from './jcal.js';

/**
 * A VTIMEZONE of iCalendar for the years in which its events fall: every change of clocks by itself, so that no rule has
 * to be guessed from the zone's data.
 */
export function timeZone(zone: string, from: Instant, to: Instant): Component {
  const { first, changes } = clockChanges(zone, from, to);
  return [
    'vtimezone',
    [['tzid', {}, 'text', zone]],
    [
      observance({ shown: '1970-01-01T00:00:00', before: first, after: first, summer: false }),
      ...changes.map(observance),
    ],
  ];
}

function observance({ shown, before, after, summer }: ClockChange): Component {
  return [
    summer ? 'daylight' : 'standard',
    [
      ['dtstart', {}, 'date-time', shown],
      ['tzoffsetfrom', {}, 'utc-offset', offsetText(before)],
      ['tzoffsetto', {}, 'utc-offset', offsetText(after)],
    ],
    [],
  ];
}

/** `+05:30` for 330. */
function offsetText(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.round(Math.abs(minutes) % 60)];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}
