import { eachWith, event, withMore } from './event-shape.js';
import * as f from './field.js';
import { commentLine, moment, plain, readersLine, why, type Line } from './line.js';
import { linkedLine, linkedTo, unlinkedLine } from './linked.js';

const severity = f.choice('high', 'low', 'medium', 'critical');
const rated = { likelihood: f.whole(4), impact: f.whole(3), severity, matrixVersion: f.whole(1) };
const verdict = f.choice('substantiated', 'unsubstantiated', 'inconclusive');
const step = (because: string): f.Fields => ({
  because: f.text(because, 'By which rule, for people to read.'),
  of: f.choice('triage', 'end'),
  policyVersionId: f.id,
  cycle: f.whole(1),
  level: f.whole(1),
  occurrence: f.whole(0),
  told: f.people,
});

const otherCase = { case: f.id, caseKey: f.text('CA-9'), reason: f.reason, told: f.people };

const lines: Record<string, Line> = {
  'case.commented': commentLine,
  'case.linked': linkedLine,
  'case.unlinked': unlinkedLine,
  'case.readers_set': readersLine,
  'case.restricted_read': () => 'Read by somebody who has no part in it',
  'case.reported': (d, zone) => `Reported, rated ${plain(d['severity'])}; to be triaged by ${moment(d['dueAt'], zone)}`,
  'case.triaged': (d, zone) =>
    `Triaged: ${plain(d['severity'])}${d['from'] === d['severity'] ? '' : `, was ${plain(d['from'])}`}; to be closed by ${moment(d['dueAt'], zone)}`,
  'case.started': () => 'The investigation has begun',
  'case.concluded': (d) => `Concluded: ${plain(d['verdict'])}`,
  'case.closed': () => 'Closed',
  'case.rejected': (d) => `Rejected: it is no case${why(d)}`,
  'case.reopened': (d, zone) => `Opened again; due ${moment(d['dueAt'], zone)}${why(d)}`,
  'case.merged': (d) => `Merged into ${plain(d['intoKey'])}${why(d)}`,
  'case.unmerged': (d, zone) => `Taken out of ${plain(d['outKey'])} again; due ${moment(d['dueAt'], zone)}${why(d)}`,
  'case.joined': (d) => `${plain(d['caseKey'])} was merged into it${why(d)}`,
  'case.parted': (d) => `${plain(d['caseKey'])} was taken out of it again${why(d)}`,
  'case.edited': (d) => `Changed: ${(d['changed'] as string[]).join(', ')}`,
  'case.scheduled': (d, zone) =>
    `Scheduled anew (${(d['changed'] as string[]).join(', ')}); due ${moment(d['dueAt'], zone)}${why(d)}`,
  'case.reassigned': (d) => `Given to another lead${why(d)}`,
  'case.reminded': (d) => `Reminder: ${plain(d['because'])}`,
  'case.overdue': (d) => `${d['of'] === 'triage' ? 'The triage is late' : 'Overdue'}: ${plain(d['because'])}`,
  'case.escalated': (d) =>
    `Escalated to level ${plain(d['level'])}: ${plain(d['because'])}${d['nobody'] === true ? '; nobody was found, so the next level follows' : ''}`,
  'case.escalation_held': (d, zone) => `Maintenance holds the ladder back until ${moment(d['until'], zone)}${why(d)}`,
  'case.acknowledged': (d, zone) => `Acknowledged; the ladder is held until ${moment(d['until'], zone)}`,
};

const beside = [
  'case.readers_set',
  'case.restricted_read',
  'case.commented',
  'case.linked',
  'case.unlinked',
  'case.reminded',
  'case.overdue',
  'case.escalated',
  'case.escalation_held',
  'case.joined',
  'case.parted',
];

export const caseEvents = withMore(
  { lines, beside },
  eachWith(
    { 'for?': f.ref },
    {
      'case.readers_set': event('It was restricted or opened, or others are named to read it', f.readers),
      'case.restricted_read': event('Somebody read it who has no part in it, though it is restricted', {}),
      'case.acknowledged': event('Somebody is on a late case; the ladder is held', {
        until: f.moment,
        holdFor: f.duration('P1D'),
        note: f.orNull(f.text('The logs come on Monday')),
      }),
      'case.closed': event('It is closed, by somebody who has not concluded it', {
        verdict: f.orNull(verdict),
        note: f.orNull(f.text('Read, and agreed')),
      }),
      'case.commented': event('Somebody commented on it', {
        commentId: f.id,
        comment: f.text('Three more streams this morning', 'As it was written.'),
        mentioned: f.list(f.ref),
      }),
      'case.concluded': event('The investigation has come to its conclusion; it waits to be closed', {
        verdict,
        text: f.text('Two sellers used one bank account under nine names.'),
        told: f.people,
      }),
      'case.edited': event('What it says was changed', { changed: f.list(f.text('text')) }),
      'case.escalated': event('A level of the ladder was told', { ...step('at the breach'), 'nobody?': f.flag(true) }),
      'case.escalation_held': event('Maintenance holds the ladder back', {
        level: f.whole(2),
        until: f.moment,
        reason: f.reason,
      }),
      'case.joined': event('Another case goes on in it', otherCase),
      'case.linked': event('It was linked to another record', linkedTo),
      'case.merged': event('It goes on in another case; its clock ends', {
        into: f.id,
        intoKey: f.text('CA-7'),
        from: f.choice('new', 'triaged', 'investigating'),
        reason: f.reason,
        told: f.people,
      }),
      'case.overdue': event('Its triage, or its end, is overdue', step('due Fri 4 Dec 2026 18:00')),
      'case.parted': event('A case that went on in it was taken out again', otherCase),
      'case.reassigned': event('It has another lead', { from: f.id, to: f.id, reason: f.reason }),
      'case.rejected': event('It is no case', { reason: f.reason }),
      'case.reminded': event('Its triage, or its end, comes nearer', step('half of the time to triage has passed')),
      'case.reopened': event('It was opened again', {
        from: f.choice('closed', 'concluded', 'rejected'),
        to: f.choice('investigating', 'new'),
        reason: f.reason,
        dueAt: f.moment,
      }),
      'case.reported': event('A case was reported', {
        title: f.text('Counterfeits of one brand in live streams'),
        source: f.text('user_report'),
        leadId: f.id,
        ...rated,
        dueAt: f.moment,
        told: f.people,
        'cameFrom?': f.fileRow,
      }),
      'case.scheduled': event('Its date, or its domain lead, was changed', {
        changed: f.list(f.text('due')),
        dueAt: f.moment,
        reason: f.reason,
      }),
      'case.started': event('The investigation has begun'),
      'case.triaged': event('It was triaged, or triaged once more', {
        ...rated,
        from: severity,
        leadId: f.id,
        dueAt: f.moment,
        note: f.orNull(f.text('Two markets are affected')),
        told: f.people,
      }),
      'case.unlinked': event('A link to another record was taken away', linkedTo),
      'case.unmerged': event('It was taken out of the other case again, and is what it was before', {
        out: f.id,
        outKey: f.text('CA-7'),
        to: f.choice('new', 'triaged', 'investigating'),
        reason: f.reason,
        dueAt: f.moment,
        told: f.people,
      }),
    },
  ),
);
