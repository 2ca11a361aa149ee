import { eachWith, event, withMore } from './event-shape.js';
import * as f from './field.js';
import { moment, plain, readersLine, why, type Data, type Line } from './line.js';

const reasons = f.list(f.text('the week of Mon 23 Nov 2026: 3.4 % is above 3 %, the bound of red.'));
const band = f.orNull(f.choice('red', 'amber'));
const corrected = f.flag(false);
const step = {
  because: f.text('due Mon 30 Nov 2026 12:00', 'By which rule, for people to read.'),
  policyVersionId: f.id,
  cycle: f.whole(1),
  level: f.whole(1),
  occurrence: f.whole(0),
  told: f.people,
};

const said = ({ reasons: all }: Data): string => (Array.isArray(all) ? (all as string[]).join(' ') : '');
/** A correction of what was there did it, and not a new value. */
const byCorrection = (d: Data): string => (d['corrected'] === true ? ' by a correction' : '');

const lines: Record<string, Line> = {
  'breach.readers_set': readersLine,
  'breach.restricted_read': () => 'Read by somebody who has no part in it',
  'breach.expected': (d, zone) => `The value from ${plain(d['since'])} on is expected by ${moment(d['dueAt'], zone)}`,
  'breach.opened': (d) => `Out of band${byCorrection(d)}, ${plain(d['band'])}: ${said(d)}`,
  'breach.changed': (d) =>
    `${d['from'] === d['band'] ? `Still ${plain(d['band'])}` : `From ${plain(d['from'])} to ${plain(d['band'])}`}${byCorrection(d)}: ${said(d)}`,
  'breach.ended': (d) => `Ended${byCorrection(d)}: ${said(d)}`,
  'breach.withdrawn': (d) => `Withdrawn${why(d)}`,
  'breach.value_came': (d) => `The value from ${plain(d['from'])} came; that from ${plain(d['since'])} is waited for`,
  'breach.value_missing': (d) => `The value from ${plain(d['since'])} did not come: ${plain(d['because'])}`,
  'breach.acknowledged': (d, zone) => `Acknowledged; the ladder is held until ${moment(d['until'], zone)}`,
  'breach.reassigned': (d) => `Given to somebody else${why(d)}`,
  'breach.escalated': (d) =>
    `Escalated to level ${plain(d['level'])}: ${plain(d['because'])}${d['nobody'] === true ? '; nobody was found, so the next level follows' : ''}`,
  'breach.escalation_held': (d, zone) => `Maintenance holds the ladder back until ${moment(d['until'], zone)}${why(d)}`,
};

const beside = [
  ...['breach.readers_set', 'breach.restricted_read', 'breach.escalated', 'breach.escalation_held', 'breach.changed'],
  ...['breach.value_came', 'breach.value_missing'],
];

export const breachEvents = withMore(
  { lines, beside },
  eachWith(
    { 'for?': f.ref },
    {
      'breach.readers_set': event('It was restricted or opened, or others are named to read it', f.readers),
      'breach.restricted_read': event('Somebody read it who has no part in it, though it is restricted', {}),
      'breach.acknowledged': event('Somebody is on it; the ladder is held', {
        until: f.moment,
        holdFor: f.duration('P1D'),
        note: f.orNull(f.text('We look at the sample again')),
      }),
      'breach.changed': event('The values say something else of it than before', {
        ...{ from: band, band, reasons, corrected, told: f.people },
      }),
      'breach.ended': event('It is over: the metric is back, or the value came', {
        reasons,
        corrected,
        told: f.people,
      }),
      'breach.escalated': event('A level of the ladder was told', { ...step, 'nobody?': f.flag(true) }),
      'breach.escalation_held': event('Maintenance holds the ladder back', {
        level: f.whole(2),
        until: f.moment,
        reason: f.reason,
      }),
      'breach.expected': event('A value is expected, and is a breach where it does not come in time', {
        since: f.day,
        dueAt: f.moment,
      }),
      'breach.opened': event('A slice of a metric is out of band', {
        ...{ band, reasons, since: f.day, corrected, told: f.people },
      }),
      'breach.reassigned': event('Somebody else answers for it', { from: f.id, to: f.id, reason: f.reason }),
      'breach.value_came': event('A value that was expected came; another one is waited for', {
        from: f.day,
        since: f.day,
        dueText: f.text('Mon 7 Dec 2026 12:00 (Asia/Singapore)'),
      }),
      'breach.value_missing': event('A value that was expected did not come in time', { ...step, since: f.day }),
      'breach.withdrawn': event('Nobody asks for that any more', { reason: f.reason }),
    },
  ),
);
