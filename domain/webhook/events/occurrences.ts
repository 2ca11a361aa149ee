import { eachWith, event, withMore } from './event-shape.js';
import * as f from './field.js';
import { moment, plain, readersLine, why, type Line } from './line.js';

const step = (because: string): f.Fields => ({
  because: f.text(because, 'By which rule, for people to read.'),
  policyVersionId: f.id,
  cycle: f.whole(1),
  level: f.whole(1),
  occurrence: f.whole(0),
  told: f.people,
});

const lines: Record<string, Line> = {
  'occurrence.readers_set': readersLine,
  'occurrence.restricted_read': () => 'Read by somebody who has no part in it',
  'occurrence.expected': (d, zone) =>
    `Run ${plain(d['run'])} is expected, to be performed by ${moment(d['dueAt'], zone)}`,
  'occurrence.performed': (d) =>
    `Performed${d['late'] === true ? ', late' : ''}${d['doneOn'] === undefined ? '' : `, done on ${plain(d['doneOn'])}`}${d['population'] === null ? '' : `: ${plain(d['exceptions'] ?? 0)} exceptions among ${plain(d['population'])}`}${d['note'] === null ? '' : `; ${plain(d['note'])}`}`,
  'occurrence.missed': (d) =>
    `Missed: ${plain(d['because'])}${d['inARow'] === 1 ? '' : `, ${plain(d['inARow'])} in a row`}${d['raised'] === null ? '' : `; raised as ${d['raised'] === 'finding' ? 'a finding' : 'an observation'} by itself`}`,
  'occurrence.closed': (d) => `Not made up for${why(d)}`,
  'occurrence.withdrawn': (d) => `Not expected any more${why(d)}`,
  'occurrence.reassigned': (d) => `Given to somebody else${why(d)}`,
  'occurrence.reminded': (d) => `Reminder: ${plain(d['because'])}`,
  'occurrence.escalated': (d) =>
    `Escalated to level ${plain(d['level'])}: ${plain(d['because'])}${d['nobody'] === true ? '; nobody was found, so the next level follows' : ''}`,
  'occurrence.escalation_held': (d, zone) =>
    `Maintenance holds the ladder back until ${moment(d['until'], zone)}${why(d)}`,
  'occurrence.acknowledged': (d, zone) => `Acknowledged; the ladder is held until ${moment(d['until'], zone)}`,
};

const beside = [
  ...['occurrence.readers_set', 'occurrence.restricted_read', 'occurrence.reminded', 'occurrence.escalated'],
  'occurrence.escalation_held',
];

export const occurrenceEvents = withMore(
  { lines, beside },
  eachWith(
    { 'for?': f.ref },
    {
      'occurrence.readers_set': event('It was restricted or opened, or others are named to read it', f.readers),
      'occurrence.restricted_read': event('Somebody read it who has no part in it, though it is restricted', {}),
      'occurrence.acknowledged': event('Somebody is on a missed run; the ladder is held', {
        ...{ until: f.moment, holdFor: f.duration('P1D'), note: f.orNull(f.text('The vendor answers on Monday')) },
      }),
      'occurrence.closed': event('A missed run is not made up for', { reason: f.reason, told: f.people }),
      'occurrence.escalated': event('A level of the ladder was told', {
        ...step('at the breach'),
        'nobody?': f.flag(true),
      }),
      'occurrence.escalation_held': event('Maintenance holds the ladder back', {
        ...{ level: f.whole(2), until: f.moment, reason: f.reason },
      }),
      'occurrence.expected': event('A run of a control is expected', {
        ...{ run: f.whole(12), date: f.day, dueAt: f.moment, told: f.people },
      }),
      'occurrence.missed': event('A run did not take place in time', {
        ...step('due Fri 4 Dec 2026 18:00'),
        inARow: f.whole(2),
        raised: f.orNull(f.choice('finding', 'observation')),
      }),
      'occurrence.performed': event('A run took place', {
        late: f.flag(false),
        note: f.orNull(f.text('Forty takedowns were read again')),
        links: f.list(f.text('https://example.com/runs/12')),
        population: f.orNull(f.whole(40)),
        exceptions: f.orNull(f.whole(2)),
        'doneOn?': f.day,
        told: f.people,
      }),
      'occurrence.reassigned': event('Somebody else performs it', { from: f.id, to: f.id, reason: f.reason }),
      'occurrence.reminded': event('A run comes nearer to its date', step('1 working day before')),
      'occurrence.withdrawn': event('A run is not expected any more: its control is retired', {
        from: f.choice('expected', 'missed'),
        reason: f.reason,
      }),
    },
  ),
);
