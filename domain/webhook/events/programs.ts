import { eachWith, event, withMore } from './event-shape.js';
import { glassBeside, glassEvents } from './glass.js';
import * as f from './field.js';
import { linkUsed } from './link-used.js';

const reasonOrNone = f.orNull(f.reason);
const phase = { phaseId: f.id, phase: f.text('Detection') };
const step = (because: string, level: number): f.Fields => ({
  phaseId: f.orNull(f.id),
  phase: f.orNull(f.text('Detection')),
  because: f.text(because, 'By which rule, for people to read.'),
  level: f.whole(level),
  told: f.people,
});
const signature = {
  ...phase,
  round: f.whole(1),
  roundId: f.id,
  stage: f.whole(1),
  contentHash: f.hash,
  reason: reasonOrNone,
  'followUps?': f.list(f.text('Retrain the night shift')),
  ...f.proved,
};

const beside = [
  'program.commented',
  'program.readers_set',
  'program.restricted_read',
  'phase.approvers_changed',
  'phase.empty',
  glassBeside('phase'),
  'phase.sign_off_overdue',
  'phase.target_missed',
  'phase.tollgate_blocked',
  'phase.tollgate_unblocked',
  'program.circle_found',
];

export const programEvents = withMore(
  { beside },
  eachWith(
    { 'for?': f.ref },
    {
      'program.readers_set': event('It was restricted or opened, or others are named to read it', f.readers),
      'program.restricted_read': event('Somebody read it who has no part in it, though it is restricted', {}),
      'program.activated': event('It was launched; its first phase opened', phase),
      'program.cancelled': event('It was cancelled', { reason: f.reason }),
      'program.circle_found': event('Items that wait for themselves were found', {
        path: f.list(f.object({ id: f.id, key: f.orNull(f.text('AI-7')), title: f.text('Retrain the reviewers') })),
        way: f.text('AI-7 → AI-8 → AI-7'),
      }),
      'program.commented': event('Somebody commented on it', {
        commentId: f.id,
        comment: f.text('Legal answered today', 'As it was written.'),
        mentioned: f.list(f.ref),
      }),
      'program.contact_added': event('A room was added', {
        contactPointId: f.id,
        channel: f.choice('lark', 'slack', 'teams', 'email'),
        name: f.text('Risk desk'),
      }),
      'program.contact_removed': event('A room was removed', { contactPointId: f.id }),
      'program.created': event('It was created', {
        name: f.text('Leakage 2026'),
        phases: f.list(f.text('Detection')),
        'templateVersionId?': f.id,
      }),
      'program.edited': event('What it says, or who leads it, was changed', {
        changed: f.anObject('The fields that were sent, as the API takes them.', { name: 'Leakage 2027' }),
      }),
      'program.held': event('It was put on hold, with its items', { reason: f.reason }),
      'program.made_from_template': event('It was made from a template', {
        templateId: f.id,
        template: f.text('Leakage'),
        templateVersionId: f.id,
        templateVersion: f.whole(2),
        parameters: f.byName('market', f.anything('What was given for it.', 'SG')),
        items: f.whole(12),
        'recurrenceId?': f.id,
        'occurrence?': f.text('2026-12-04', 'Its nominal date, where a recurrence made it.'),
      }),
      'program.phase_added': event('A phase was added', { phaseId: f.id, name: f.text('Enforcement') }),
      'program.phase_edited': event('A phase was changed', {
        phaseId: f.id,
        changed: f.anObject('The fields that were sent, as the API takes them.', { targetDate: '2026-12-18' }),
      }),
      'program.resumed': event('It goes on, with its items'),
      'phase.acted_by_link': linkUsed('sign'),
      'phase.approvers_changed': event(
        'Others are asked to sign its tollgate, because people left or roles passed on',
        {
          ...phase,
          round: f.whole(1),
          stage: f.whole(1),
          asked: f.people,
          released: f.people,
          'short?': f.list(f.text('Head of domain', 'A stage for which too few are left.')),
        },
      ),
      'phase.empty': event('It is open and has no item, and waits', step('2 days without an item', 0)),
      ...glassEvents('phase', phase),
      'phase.passed': event('Its tollgate was passed', {
        ...signature,
        'brokenGlass?': f.flag(true),
        followUpIds: f.list(f.id),
        next: f.orNull(f.text('Enforcement')),
        closed: f.flag(false),
      }),
      'phase.question_answered': event('A question at its tollgate was answered', {
        phase: f.text('Detection'),
        id: f.id,
        question: f.text('Which market is missing?'),
        answer: f.text('None'),
      }),
      'phase.question_asked': event('A question at its tollgate was asked', {
        phase: f.text('Detection'),
        id: f.id,
        question: f.text('Which market is missing?'),
      }),
      'phase.round_fell': event('Its round fell, because its content changed', { ...phase, round: f.whole(1) }),
      'phase.sent_back': event('It was sent back at its tollgate', signature),
      'phase.sign_off_overdue': event(
        'Its tollgate waits too long for a decision',
        step('3 days without a decision of stage 1', 1),
      ),
      'phase.signature_revoked': event('A signature at its tollgate was taken back', {
        phase: f.text('Detection'),
        stage: f.whole(1),
        reason: reasonOrNone,
      }),
      'phase.target_missed': event('It missed its target date', step('target date Fri 18 Dec 2026', 0)),
      'phase.tollgate_blocked': event('Its tollgate cannot open: nobody is left who may decide', {
        ...phase,
        reason: f.text('Too few are left who may decide and did not do the work'),
        told: f.people,
      }),
      'phase.tollgate_opened': event('It is at its tollgate', {
        ...phase,
        contentHash: f.hash,
        told: f.people,
        'reason?': f.reason,
      }),
      'phase.tollgate_signed': event('A signature at its tollgate; more are needed', signature),
      'phase.tollgate_unblocked': event('It is at work again', phase),
      'phase.tollgate_voted_against': event('A vote against at its tollgate; more are awaited', signature),
    },
  ),
);
