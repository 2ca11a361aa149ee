import { eachWith, event, withMore } from './event-shape.js';
import * as f from './field.js';
import { moment, plain, readersLine, why, type Line } from './line.js';
import { linkedLine, linkedTo, unlinkedLine } from './linked.js';

const position = f.choice('agree', 'conditions', 'object', 'abstain');
const parts = f.list(f.text('proposal', 'Of title, condition, criteria, cause, effect, recommendations and proposal.'));
const teams = f.list(f.text('Appeals desk', 'What they are called.'));
const hash = f.text('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'SHA-256, hex.');
const step = (because: string): f.Fields => ({
  because: f.text(because, 'By which rule, for people to read.'),
  of: f.choice('answers', 'chair'),
  policyVersionId: f.id,
  cycle: f.whole(1),
  level: f.whole(1),
  occurrence: f.whole(0),
  told: f.people,
});

const spoken: Record<string, string> = {
  agree: 'agrees',
  conditions: 'agrees on conditions',
  object: 'objects',
  abstain: 'abstains',
};
const listed = (names: unknown): string => (names as string[]).join(', ');
const some = (names: unknown, before: string): string =>
  (names as string[]).length === 0 ? '' : `; ${before}: ${listed(names)}`;

const lines: Record<string, Line> = {
  'alignment.linked': linkedLine,
  'alignment.unlinked': unlinkedLine,
  'alignment.readers_set': readersLine,
  'alignment.restricted_read': () => 'Read by somebody who has no part in it',
  'alignment.opened': (d, zone) =>
    `${listed(d['teams'])} asked about ${plain(d['finding'])}, by ${moment(d['dueAt'], zone)}`,
  'alignment.answered': (d) =>
    `${plain(d['team'])} ${spoken[d['position'] as string] ?? ''}${why(d)}${
      d['wouldChange'] === null ? '' : `. What would change their mind: ${plain(d['wouldChange'])}`
    }${some(d['conditions'], 'on condition')}`,
  'alignment.condition_settled': (d) =>
    `A condition of ${plain(d['team'])} ${d['accepted'] === true ? 'accepted; it is an action item' : 'declined'}: “${plain(d['text'])}”${why(d)}`,
  'alignment.revised': (d, zone) =>
    `Revision ${plain(d['revision'])} (${listed(d['changed'])}); asked again by ${moment(d['dueAt'], zone)}: ${listed(d['asked'])}${some(d['stands'], 'their answers stand')}${why(d)}`,
  'alignment.asked': (d) =>
    `${listed(d['teams'])} ${d['added'] === true ? 'asked, too' : 'answered for by somebody else'}${why(d)}`,
  'alignment.deciding': (d, zone) =>
    `All have answered, and it waits for its chair until ${moment(d['dueAt'], zone)}: ${plain(d['because'])}`,
  'alignment.closed': (d) =>
    `${d['agreed'] === true ? 'Agreed' : 'Not agreed'}${d['how'] === 'chair' ? ', as the chair decides' : ''}: ${plain(d['because'])}${some(d['dissent'], 'dissent')}${some(d['silent'], 'nothing was heard of')}${why(d)}`,
  'alignment.withdrawn': (d) => `Withdrawn${why(d)}`,
  'alignment.scheduled': (d, zone) => `It waits until ${moment(d['dueAt'], zone)}${why(d)}`,
  'alignment.reassigned': (d) => `Somebody else has the chair${why(d)}`,
  'alignment.reminded': (d) => `Reminder: ${plain(d['because'])}`,
  'alignment.overdue': (d) =>
    `${d['of'] === 'chair' ? 'The decision is late' : 'Answers are late'}: ${plain(d['because'])}`,
  'alignment.escalated': (d) =>
    `Escalated to level ${plain(d['level'])}: ${plain(d['because'])}${d['nobody'] === true ? '; nobody was found, so the next level follows' : ''}`,
  'alignment.escalation_held': (d, zone) =>
    `Maintenance holds the ladder back until ${moment(d['until'], zone)}${why(d)}`,
  'alignment.acknowledged': (d, zone) => `Acknowledged; the ladder is held until ${moment(d['until'], zone)}`,
};

const beside = [
  ...['alignment.readers_set', 'alignment.restricted_read', 'alignment.linked', 'alignment.unlinked'],
  ...['alignment.reminded', 'alignment.overdue', 'alignment.escalated', 'alignment.escalation_held'],
];

const note = f.orNull(f.text('As the desk said'));

export const alignmentEvents = withMore(
  { lines, beside },
  eachWith(
    { 'for?': f.ref },
    {
      'alignment.acknowledged': event('Somebody is on a late round; the ladder is held', {
        ...{ until: f.moment, holdFor: f.duration('P1D'), note },
      }),
      'alignment.answered': event('A team said what it thinks', {
        ...{ team: f.text('Appeals desk'), position, was: f.orNull(position), revision: f.whole(1) },
        reason: f.orNull(f.text('One month is too short')),
        wouldChange: f.orNull(f.text('The same in a quarter')),
        conditions: f.list(f.text('Retrain the night shift first')),
        about: parts,
      }),
      'alignment.asked': event('A team more is asked, or somebody else answers for one', {
        ...{ teams, personId: f.id, added: f.flag(true), reason: f.reason, told: f.people },
      }),
      'alignment.closed': event('It is agreed, or is not', {
        ...{ agreed: f.flag(true), how: f.choice('rule', 'chair') },
        because: f.text('all 4 teams agree', 'What the rule said.'),
        reason: f.orNull(f.text('The dates hold')),
        ...{ dissent: teams, silent: teams, revision: f.whole(2), contentHash: hash },
        frozenHash: f.text('60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752', 'Of what was agreed.'),
        told: f.people,
      }),
      'alignment.condition_settled': event('The chair accepted a condition, or declined it', {
        ...{ team: f.text('Appeals desk'), conditionId: f.id, text: f.text('Retrain the night shift first') },
        ...{ accepted: f.flag(true), reason: f.reason, told: f.people },
      }),
      'alignment.deciding': event('All have answered, and it waits for its chair', {
        ...{ because: f.text('all teams are to agree, and 1 does not'), dueAt: f.moment, told: f.people },
      }),
      'alignment.escalated': event('A level of the ladder was told', {
        ...step('at the breach'),
        'nobody?': f.flag(true),
      }),
      'alignment.escalation_held': event('Maintenance holds the ladder back', {
        ...{ level: f.whole(2), until: f.moment, reason: f.reason },
      }),
      'alignment.linked': event('It was linked to another record', linkedTo),
      'alignment.opened': event('Teams are asked about a finding and what is proposed', {
        finding: f.text('FI-12'),
        ...{
          title: f.text('Appeals are answered by those who decided'),
          teams,
          chairId: f.id,
          rule: f.text('all teams agree'),
        },
        ...{ contentHash: hash, dueAt: f.moment, told: f.people },
      }),
      'alignment.overdue': event('Answers, or the chair’s decision, are late', step('due Fri 4 Dec 2026 18:00')),
      'alignment.readers_set': event('It was restricted or opened, or others are named to read it', f.readers),
      'alignment.reassigned': event('Somebody else has the chair', { from: f.id, to: f.id, reason: f.reason }),
      'alignment.reminded': event('What it waits for comes nearer', step('1 working day before')),
      'alignment.restricted_read': event('Somebody read it who has no part in it, though it is restricted', {}),
      'alignment.revised': event('It has another revision; those whom it concerns are asked again', {
        ...{ revision: f.whole(2), changed: parts, asked: teams, stands: teams, contentHash: hash },
        ...{ dueAt: f.moment, reason: f.reason, told: f.people },
      }),
      'alignment.scheduled': event('It has another date', { from: f.moment, dueAt: f.moment, reason: f.reason }),
      'alignment.unlinked': event('A link to another record was taken away', linkedTo),
      'alignment.withdrawn': event('Nobody is asked any more', { reason: f.reason, told: f.people }),
    },
  ),
);
