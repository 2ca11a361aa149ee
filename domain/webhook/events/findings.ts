import { eachWith, event, withMore } from './event-shape.js';
import * as f from './field.js';
import { commentLine, moment, plain, readersLine, why, type Line } from './line.js';
import { linkedLine, linkedTo, unlinkedLine } from './linked.js';

const rating = f.choice('high', 'low', 'medium', 'critical');
const statuses = f.choice(
  ...([
    'verified',
    'noted',
    'draft',
    'proposed',
    'disputed',
    'agreed',
    'remediating',
    'remediated',
    'withdrawn',
  ] as const),
);
const step = (because: string): f.Fields => ({
  because: f.text(because, 'By which rule, for people to read.'),
  of: f.choice('answer', 'target', 'verification'),
  policyVersionId: f.id,
  cycle: f.whole(1),
  level: f.whole(1),
  occurrence: f.whole(0),
  told: f.people,
});

const lines: Record<string, Line> = {
  'finding.commented': commentLine,
  'finding.linked': linkedLine,
  'finding.unlinked': unlinkedLine,
  'finding.readers_set': readersLine,
  'finding.restricted_read': () => 'Read by somebody who has no part in it',
  'finding.recorded': (d) =>
    d['grade'] === 'observation' ? 'Noted as an observation' : `Written down as a finding, rated ${plain(d['rating'])}`,
  'finding.raised': (d) => `The observation is a finding, rated ${plain(d['rating'])}`,
  'finding.lowered': (d) => `An observation from now on${why(d)}`,
  'finding.proposed': (d, zone) =>
    `Proposed to its owner, who answers by ${moment(d['dueAt'], zone)}; its target date would be ${moment(d['targetAt'], zone)}`,
  'finding.agreed': (d, zone) =>
    `Agreed${d['disputed'] === true ? ', over a dispute' : ''}; to be remediated by ${moment(d['targetAt'], zone)}`,
  'finding.disputed': (d) => `Disputed${why(d)}. What would change their mind: ${plain(d['wouldChange'])}`,
  'finding.remediating': (d) => `Its remediation has begun${d['record'] === null ? '' : `: ${plain(d['record'])}`}`,
  'finding.remediated': (d) => `Said to be remediated${d['late'] === true ? ', late' : ''}: ${plain(d['text'])}`,
  'finding.sent_back': (d) => `Sent back${why(d)}`,
  'finding.verified': (d) => `Verified: ${plain(d['text'])}`,
  'finding.withdrawn': (d) => `Withdrawn${why(d)}`,
  'finding.reopened': (d, zone) =>
    `Opened again${d['targetAt'] === undefined ? '' : `, to be remediated by ${moment(d['targetAt'], zone)}`}${why(d)}`,
  'finding.carried': (d) =>
    `Its cause is that of a signed analysis${d['repeats'] === 0 ? '' : `; a repeat${d['from'] === d['rating'] ? '' : `, rated ${plain(d['rating'])} instead of ${plain(d['from'])}`}`}`,
  'finding.edited': (d) => `Changed: ${(d['changed'] as string[]).join(', ')}`,
  'finding.scheduled': (d, zone) =>
    `Scheduled anew (${(d['changed'] as string[]).join(', ')})${d['targetAt'] === null ? '' : `; to be remediated by ${moment(d['targetAt'], zone)}`}${why(d)}`,
  'finding.reassigned': (d) => `Given to another owner${why(d)}`,
  'finding.reminded': (d) => `Reminder: ${plain(d['because'])}`,
  'finding.overdue': (d) =>
    `${d['of'] === 'target' ? 'Overdue' : d['of'] === 'answer' ? 'The answer is late' : 'The verification is late'}: ${plain(d['because'])}`,
  'finding.escalated': (d) =>
    `Escalated to level ${plain(d['level'])}: ${plain(d['because'])}${d['nobody'] === true ? '; nobody was found, so the next level follows' : ''}`,
  'finding.escalation_held': (d, zone) =>
    `Maintenance holds the ladder back until ${moment(d['until'], zone)}${why(d)}`,
  'finding.acknowledged': (d, zone) => `Acknowledged; the ladder is held until ${moment(d['until'], zone)}`,
};

const beside = [
  ...['finding.readers_set', 'finding.restricted_read', 'finding.commented', 'finding.linked', 'finding.unlinked'],
  ...['finding.reminded', 'finding.overdue', 'finding.escalated', 'finding.escalation_held'],
];

const note = f.orNull(f.text('As the desk said'));

export const findingEvents = withMore(
  { lines, beside },
  eachWith(
    { 'for?': f.ref },
    {
      'finding.readers_set': event('It was restricted or opened, or others are named to read it', f.readers),
      'finding.restricted_read': event('Somebody read it who has no part in it, though it is restricted', {}),
      'finding.acknowledged': event('Somebody is on a late finding; the ladder is held', {
        ...{ until: f.moment, holdFor: f.duration('P1D'), note },
      }),
      'finding.agreed': event('Its owner agrees, or somebody who may in their place', {
        ...{ targetAt: f.moment, disputed: f.flag(false), note, told: f.people },
      }),
      'finding.carried': event('A signed analysis gives its cause; a repeat is rated higher by policy', {
        causes: f.list(f.object({ role: f.choice('root', 'contributing'), code: f.text('people-training') })),
        repeats: f.whole(1),
        ...{ from: f.orNull(rating), rating: f.orNull(rating), note },
      }),
      'finding.commented': event('Somebody commented on it', {
        commentId: f.id,
        comment: f.text('Three more markets this morning', 'As it was written.'),
        mentioned: f.list(f.ref),
      }),
      'finding.disputed': event('Whoever was asked does not agree', {
        reason: f.text('The sample is of one week'),
        wouldChange: f.text('The same in a sample of a quarter'),
        dueAt: f.moment,
        told: f.people,
      }),
      'finding.edited': event('What it says was changed', { changed: f.list(f.text('condition')) }),
      'finding.escalated': event('A level of the ladder was told', {
        ...step('at the breach'),
        'nobody?': f.flag(true),
      }),
      'finding.escalation_held': event('Maintenance holds the ladder back', {
        ...{ level: f.whole(2), until: f.moment, reason: f.reason },
      }),
      'finding.linked': event('It was linked to another record', linkedTo),
      'finding.lowered': event('It is an observation after all', { from: statuses, rating, reason: f.reason }),
      'finding.overdue': event(
        'An answer, the target date or the verification is late',
        step('due Fri 4 Dec 2026 18:00'),
      ),
      'finding.proposed': event('Its owner was asked to agree', {
        ...{ ownerId: f.id, rating, dueAt: f.moment, targetAt: f.moment, note, told: f.people },
      }),
      'finding.raised': event('The observation is a finding', { rating, ownerId: f.id, note }),
      'finding.reassigned': event('It has another owner', { from: f.id, to: f.id, reason: f.reason }),
      'finding.recorded': event('A finding or an observation was written down', {
        title: f.text('Appeals are answered by those who decided'),
        grade: f.choice('finding', 'observation'),
        rating: f.orNull(rating),
        ownerId: f.id,
        'causes?': f.list(f.object({ role: f.choice('root', 'contributing'), code: f.text('people-training') })),
        'repeats?': f.whole(1),
        'cameFrom?': f.fileRow,
      }),
      'finding.remediated': event('Its owner says that it is done', {
        text: f.text('Appeals go to a team of their own'),
        links: f.list(f.text('https://example.com/sop')),
        late: f.flag(false),
        dueAt: f.moment,
        told: f.people,
      }),
      'finding.remediating': event('Work on it has begun', {
        record: f.orNull(f.text('AI-12', 'What remediates it.')),
        note,
      }),
      'finding.reminded': event('What it waits for comes nearer', step('1 working day before')),
      'finding.reopened': event('It was opened again, by somebody or by a check that failed', {
        from: statuses,
        to: f.choice('remediating', 'draft', 'noted'),
        reason: f.reason,
        'targetAt?': f.moment,
        check: f.orNull(f.text('AI-12', 'The item whose effectiveness check failed.')),
        'told?': f.people,
      }),
      'finding.scheduled': event('Its target date, or its domain lead, was changed', {
        changed: f.list(f.text('target')),
        from: f.orNull(f.moment),
        targetAt: f.orNull(f.moment),
        reason: f.reason,
      }),
      'finding.sent_back': event('It is not done', { reason: f.reason, dueAt: f.moment }),
      'finding.unlinked': event('A link to another record was taken away', linkedTo),
      'finding.verified': event('It is verified, and closed', { text: f.text('Nine appeals of ten were read anew') }),
      'finding.withdrawn': event('It is none', { from: statuses, reason: f.reason }),
    },
  ),
);
