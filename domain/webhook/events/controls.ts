import { eachWith, event, withMore } from './event-shape.js';
import * as f from './field.js';
import { moment, plain, readersLine, why, type Line } from './line.js';
import { linkedLine, linkedTo, unlinkedLine } from './linked.js';

const step = (because: string): f.Fields => ({
  because: f.text(because, 'By which rule, for people to read.'),
  policyVersionId: f.id,
  cycle: f.whole(1),
  level: f.whole(1),
  occurrence: f.whole(0),
  told: f.people,
});
const changed = (d: { changed?: unknown }): string =>
  Array.isArray(d.changed) ? (d.changed as string[]).join(', ') : '';

const lines: Record<string, Line> = {
  'control.linked': linkedLine,
  'control.unlinked': unlinkedLine,
  'control.readers_set': readersLine,
  'control.restricted_read': () => 'Read by somebody who has no part in it',
  'control.proposed': () => 'Proposed',
  'control.operating': (d, zone) =>
    `Operates from now on; to be attested by ${moment(d['dueAt'], zone)}${d['next'] === null ? '' : `, the first run is expected ${moment(d['next'], zone)}`}`,
  'control.attested': (d, zone) =>
    `Version ${plain(d['revision'])} was attested${d['late'] === true ? ', late' : ''}: ${plain(d['statement'])}; again by ${moment(d['dueAt'], zone)}`,
  'control.edited': (d) => `Version ${plain(d['revision'])}, changed: ${changed(d)}${why(d)}`,
  'control.reassigned': (d) => `Given to others (${changed(d)})${why(d)}`,
  'control.acknowledged': (d, zone) => `Acknowledged; the ladder is held until ${moment(d['until'], zone)}`,
  'control.retired': (d) => `Retired${why(d)}`,
  'control.run_expected': (d) => `Run ${plain(d['run'])} is expected, of ${plain(d['date'])}`,
  'control.reminded': (d) => `Reminder: ${plain(d['because'])}`,
  'control.unattested': (d) => `The attestation is late: ${plain(d['because'])}`,
  'control.escalated': (d) =>
    `Escalated to level ${plain(d['level'])}: ${plain(d['because'])}${d['nobody'] === true ? '; nobody was found, so the next level follows' : ''}`,
  'control.escalation_held': (d, zone) =>
    `Maintenance holds the ladder back until ${moment(d['until'], zone)}${why(d)}`,
};

const beside = [
  ...['control.readers_set', 'control.restricted_read', 'control.linked', 'control.unlinked'],
  ...['control.reminded', 'control.unattested', 'control.escalated', 'control.escalation_held', 'control.run_expected'],
];

const note = f.orNull(f.text('As the desk said'));
const people = f.object({ ownerId: f.id, operatorId: f.id });

export const controlEvents = withMore(
  { lines, beside },
  eachWith(
    { 'for?': f.ref },
    {
      'control.readers_set': event('It was restricted or opened, or others are named to read it', f.readers),
      'control.restricted_read': event('Somebody read it who has no part in it, though it is restricted', {}),
      'control.acknowledged': event('Somebody is on a late attestation; the ladder is held', {
        ...{ until: f.moment, holdFor: f.duration('P1D'), note },
      }),
      'control.attested': event('Somebody states that it is designed and operating as described', {
        statement: f.text('I went through the runs of the quarter'),
        revision: f.whole(2),
        hash: f.hash,
        late: f.flag(false),
        dueAt: f.orNull(f.moment),
        told: f.people,
      }),
      'control.edited': event('What it says was changed: another version', {
        ...{ changed: f.list(f.text('frequency')), revision: f.whole(2), hash: f.hash, reason: f.reason },
        dueAt: f.orNull(f.moment),
      }),
      'control.escalated': event('A level of the ladder was told', {
        ...step('at the breach'),
        'nobody?': f.flag(true),
      }),
      'control.escalation_held': event('Maintenance holds the ladder back', {
        ...{ level: f.whole(2), until: f.moment, reason: f.reason },
      }),
      'control.linked': event('It was linked to another record', linkedTo),
      'control.operating': event('It operates: runs are expected, and attestations', {
        ...{ next: f.orNull(f.moment), dueAt: f.orNull(f.moment), note, told: f.people },
      }),
      'control.proposed': event('A control was written down', {
        title: f.text('Second look at counterfeit takedowns'),
        ownerId: f.id,
        operatorId: f.id,
        hash: f.hash,
        'cameFrom?': f.fileRow,
      }),
      'control.reassigned': event('It has another owner, operator or domain lead', {
        ...{ changed: f.list(f.text('operatorId')), from: people, to: people, reason: f.reason },
      }),
      'control.reminded': event('Its attestation comes nearer', step('5 days before')),
      'control.retired': event('No run of it is expected any more', {
        from: f.choice('operating', 'proposed'),
        reason: f.reason,
        told: f.people,
      }),
      'control.run_expected': event('Its frequency expects a run: an occurrence', {
        run: f.whole(12),
        date: f.day,
        next: f.orNull(f.moment),
        because: f.text('expected on 2026-12-04'),
      }),
      'control.unattested': event('Its attestation did not come in time', step('due Fri 4 Dec 2026 18:00')),
      'control.unlinked': event('A link to another record was taken away', linkedTo),
    },
  ),
);
