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
const deficiency = f.choice('deficiency', 'significant_deficiency', 'material_weakness');
const words = (value: unknown): string => plain(value).replaceAll('_', ' ');

const lines: Record<string, Line> = {
  'control_test.readers_set': readersLine,
  'control_test.restricted_read': () => 'Read by somebody who has no part in it',
  'control_test.planned': (d, zone) =>
    d['dueAt'] === null
      ? 'A retest, which waits until its finding is remediated'
      : `Planned, of ${d['about'] === 'design' ? 'the design' : 'the operation'}; to be concluded by ${moment(d['dueAt'], zone)}`,
  'control_test.called': (d, zone) => `Its finding is remediated; to be concluded by ${moment(d['dueAt'], zone)}`,
  'control_test.drawn': (d) =>
    `A sample of ${plain(d['size'])} drawn from ${plain(d['population'])} by the seed “${plain(d['seed'])}”`,
  'control_test.judged': (d) =>
    `${plain(d['key'])}: ${words(d['result'])}${d['note'] === null ? '' : `, ${plain(d['note'])}`}; ${plain(d['left'])} left`,
  'control_test.concluded': (d) =>
    `${d['effective'] === true ? 'Effective' : `Not effective, a ${words(d['deficiency'])}`}: ${plain(d['statement'])}`,
  'control_test.graded': (d) => `From a ${words(d['from'])} to a ${words(d['deficiency'])}${why(d)}`,
  'control_test.reassigned': (d) => `Given to another tester${why(d)}`,
  'control_test.acknowledged': (d, zone) => `Acknowledged; the ladder is held until ${moment(d['until'], zone)}`,
  'control_test.cancelled': (d) => `Cancelled${why(d)}`,
  'control_test.reminded': (d) => `Reminder: ${plain(d['because'])}`,
  'control_test.overdue': (d) => `Overdue: ${plain(d['because'])}`,
  'control_test.escalated': (d) =>
    `Escalated to level ${plain(d['level'])}: ${plain(d['because'])}${d['nobody'] === true ? '; nobody was found, so the next level follows' : ''}`,
  'control_test.escalation_held': (d, zone) =>
    `Maintenance holds the ladder back until ${moment(d['until'], zone)}${why(d)}`,
};

const beside = [
  ...['control_test.readers_set', 'control_test.restricted_read', 'control_test.reminded', 'control_test.overdue'],
  ...['control_test.escalated', 'control_test.escalation_held'],
];

export const controlTestEvents = withMore(
  { lines, beside },
  eachWith(
    { 'for?': f.ref },
    {
      'control_test.readers_set': event('It was restricted or opened, or others are named to read it', f.readers),
      'control_test.restricted_read': event('Somebody read it who has no part in it, though it is restricted', {}),
      'control_test.acknowledged': event('Somebody is on a late test; the ladder is held', {
        ...{ until: f.moment, holdFor: f.duration('P1D'), note: f.orNull(f.text('On Monday')) },
      }),
      'control_test.called': event('The finding is remediated: the retest falls due', {
        dueAt: f.moment,
        told: f.people,
      }),
      'control_test.cancelled': event('It is not tested on', {
        from: f.choice('planned', 'awaiting', 'testing'),
        reason: f.reason,
      }),
      'control_test.concluded': event('Its tester says whether the control is effective', {
        effective: f.flag(false),
        deficiency: f.orNull(deficiency),
        statement: f.text('Two of eight runs left no trace'),
        proposed: f.orNull(f.flag(false)),
        exceptions: f.whole(2),
        judged: f.whole(8),
        findingId: f.orNull(f.id),
        told: f.people,
      }),
      'control_test.drawn': event('A sample was drawn', {
        source: f.choice('occurrences', 'list'),
        from: f.orNull(f.day),
        until: f.orNull(f.day),
        file: f.orNull(f.text('takedowns.csv')),
        sha256: f.orNull(f.hash),
        population: f.whole(52),
        size: f.whole(8),
        sizeBy: f.orNull(f.text('weekly')),
        seed: f.text('november'),
        by: f.id,
        at: f.moment,
        keys: f.list(f.text('OC-12')),
      }),
      'control_test.escalated': event('A level of the ladder was told', {
        ...step('at the breach'),
        'nobody?': f.flag(true),
      }),
      'control_test.escalation_held': event('Maintenance holds the ladder back', {
        ...{ level: f.whole(2), until: f.moment, reason: f.reason },
      }),
      'control_test.graded': event('Its deficiency is graded otherwise', {
        ...{ from: deficiency, deficiency, reason: f.reason, told: f.people },
      }),
      'control_test.judged': event('One of its sample was judged', {
        place: f.whole(3),
        key: f.text('OC-12'),
        result: f.choice('exception', 'pass', 'not_applicable'),
        note: f.orNull(f.text('Nothing was attached')),
        left: f.whole(5),
      }),
      'control_test.overdue': event('It was not concluded in time', step('due Fri 4 Dec 2026 18:00')),
      'control_test.planned': event('A control is to be tested', {
        about: f.choice('operating', 'design'),
        testerId: f.id,
        dueAt: f.orNull(f.moment),
        retestOf: f.orNull(f.id),
        told: f.people,
      }),
      'control_test.reassigned': event('It has another tester', { from: f.id, to: f.id, reason: f.reason }),
      'control_test.reminded': event('Its date comes nearer', step('5 days before')),
    },
  ),
);
