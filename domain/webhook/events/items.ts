import { glassBeside, glassEvents } from './glass.js';
import { eachWith, event, withMore } from './event-shape.js';
import * as f from './field.js';
import { linkUsed } from './link-used.js';

const status = f.choice('open', 'draft', 'in_progress', 'on_hold', 'submitted', 'done', 'cancelled');
const reasonOrNone = f.orNull(f.reason);
/** What fires by itself: which step of which rule, whom it told, and who would have been and has left. */
const step = (because: string, level: number): f.Fields => ({
  cycle: f.whole(1),
  level: f.whole(level),
  occurrence: f.whole(0),
  because: f.text(because, 'By which rule, for people to read.'),
  told: f.people,
  policyVersionId: f.id,
  calendarVersionId: f.orNull(f.id),
  'left?': f.people,
});

const signature = {
  ...{ round: f.whole(1), roundId: f.id, stage: f.whole(1), contentHash: f.hash, reason: reasonOrNone },
  ...f.proved,
};
const conditions = { 'followUps?': f.list(f.text('Retrain the night shift')) };
const extension = { id: f.id, dueAt: f.moment, reason: reasonOrNone };
const consent = {
  id: f.id,
  asks: f.choice('hold', 'cancel', 'severity'),
  'severity?': f.orNull(f.text('low')),
  reason: reasonOrNone,
};
const countedAnew = { 'dueFrom?': f.moment, 'dueAt?': f.moment };
const item = f.object({ id: f.id, key: f.text('AI-7'), title: f.text('Retrain the reviewers') });
const predecessor = {
  predecessor: item,
  lag: f.orNull(f.duration('P2D')),
  stillWaitsFor: f.list(f.text('AI-8 “Write the guideline”')),
  mayStartFrom: f.orNull(f.moment),
  reason: reasonOrNone,
};
const successor = { successor: item, lag: f.orNull(f.duration('P2D')), reason: reasonOrNone };
const decidersChanged = {
  about: f.choice('extension', 'check'),
  asked: f.people,
  released: f.people,
  short: f.flag(false),
};

const beside = [
  'item.commented',
  'item.readers_set',
  'item.restricted_read',
  'item.approvers_changed',
  'item.breached',
  'item.deciders_changed',
  'item.effectiveness_overdue',
  'item.escalated',
  'item.escalation_held',
  'item.escalation_released',
  'item.extension_overdue',
  glassBeside('item'),
  'item.reminded',
  'item.sign_off_overdue',
];

export const itemEvents = withMore(
  { beside },
  eachWith(
    { 'for?': f.ref },
    {
      'item.readers_set': event('It was restricted or opened, or others are named to read it', f.readers),
      'item.restricted_read': event('Somebody read it who has no part in it, though it is restricted', {}),
      'item.acknowledged': event('Somebody is on it; the ladder stands still for a while', {
        until: f.moment,
        holdFor: f.duration('P1D'),
        note: f.orNull(f.text('Four reviewers came over this morning')),
      }),
      'item.acted_by_link': linkUsed('acknowledge'),
      'item.activated': event('A draft became open', { dueAt: f.moment, ownerId: f.id }),
      'item.approvers_changed': event('Others are asked to sign, because people left or roles passed on', {
        round: f.whole(1),
        stage: f.whole(1),
        asked: f.people,
        released: f.people,
        'short?': f.list(f.text('Head of domain', 'A stage for which too few are left.')),
      }),
      'item.breached': event(
        'The due instant passed with the item open',
        step('due Fri 4 Dec 2026 18:00 (Asia/Singapore)', 0),
      ),
      'item.cancelled': event('It is not done, on purpose', { reason: f.reason, from: status }),
      'item.created': event('It was created', {
        externalId: f.orNull(f.text('REG-118')),
        status,
        ownerId: f.id,
        dueAt: f.moment,
        'holdReason?': f.reason,
        'importId?': f.id,
        'followUpOf?': f.text('AI-7 “Retrain the reviewers”', 'It is a condition of that approval.'),
        'finding?': f.text('FI-3', 'It came out of a recommendation of that finding.'),
        'alignment?': f.text('AL-3', 'It was a condition on which a team agreed in that round.'),
        'roundId?': f.id,
        'dueWas?': f.object({ date: f.day, time: f.text('18:00'), zone: f.text('Asia/Singapore') }),
        'ownerWas?': f.id,
      }),
      'item.commented': event('Somebody commented on it', {
        commentId: f.id,
        comment: f.text('Legal answered today', 'As it was written.'),
        mentioned: f.list(f.ref),
      }),
      'item.deciders_changed': event('Others are asked about more time, or for a check', decidersChanged),
      'item.done': event('It was signed off', {
        ...signature,
        ...conditions,
        followUpIds: f.list(f.id),
        'brokenGlass?': f.flag(true),
      }),
      'item.due_changed': event('Its due date was changed', { from: f.moment, to: f.moment, reason: f.reason }),
      'item.duration_said': event('How long it takes was said', {
        from: f.orNull(f.duration('P3D'), null),
        to: f.orNull(f.duration('P5D')),
      }),
      'item.edited': event('What it says was changed', {
        changed: f.byName(
          'title',
          f.object({
            from: f.anything('What it was.', 'Retrain reviewers'),
            to: f.anything('What it is.', 'Retrain all reviewers'),
          }),
        ),
      }),
      'item.effectiveness_asked': event('The check whether it helped is due', step('30 days after it was done', 0)),
      'item.effectiveness_failed': event('The problem is still there; the item is open again', {
        finding: f.text('Leakage is at 4 % again'),
        dueAt: f.moment,
        cycle: f.whole(2),
        ...f.proved,
      }),
      'item.effectiveness_overdue': event('The check whether it helped is late', step('7 days without an answer', 1)),
      'item.effectiveness_passed': event('The problem is gone; the item is closed for good', {
        finding: f.orNull(f.text('Leakage is below 1 %')),
        ...f.proved,
      }),
      'item.effectiveness_set': event('Another policy of checks, or none, holds for it', {
        from: f.orNull(f.id, null),
        to: f.orNull(f.id),
        reason: reasonOrNone,
      }),
      'item.escalated': event('A level of the ladder fired', {
        ...step('2 days after the breach', 2),
        'nobody?': f.flag(true),
      }),
      'item.escalation_held': event('A level waits for the end of a maintenance window', {
        level: f.whole(1),
        until: f.moment,
        windowId: f.id,
        reason: f.reason,
      }),
      'item.escalation_released': event('The maintenance window that held a level back was cancelled', {
        windowId: f.id,
      }),
      'item.consent_agreed': event('One of those who are asked agreed to a hold, an end or another severity', {
        ...consent,
        agreed: f.whole(1),
        required: f.whole(2),
        ...f.proved,
        waitingFor: f.people,
      }),
      'item.consent_granted': event('What its owner asked for was agreed to; what was done of it follows', {
        ...consent,
        askedBy: f.id,
        agreed: f.whole(2),
        required: f.whole(2),
        ...f.proved,
      }),
      'item.consent_refused': event('What its owner asked for was refused', {
        ...consent,
        agreed: f.whole(0),
        required: f.whole(1),
        ...f.proved,
      }),
      'item.consent_requested': event('Its owner asks for a hold, an end or another severity', {
        ...consent,
        number: f.whole(1),
        reason: f.reason,
        impact: f.text('Nothing is listed meanwhile'),
        required: f.whole(1),
        deciders: f.people,
      }),
      'item.consent_taken_back': event('The request for consent was taken back', consent),
      'item.evidence_added': event('Evidence was added', {
        id: f.id,
        kind: f.choice('link', 'file'),
        title: f.text('Retraining log'),
        url: f.orNull(f.text('https://example.com/sheet')),
        sha256: f.orNull(f.hash, null),
      }),
      'item.evidence_removed': event('Evidence was taken back', { id: f.id }),
      'item.extension_agreed': event('One of those who are asked agreed to more time', {
        ...extension,
        agreed: f.whole(1),
        required: f.whole(2),
        ...f.proved,
        waitingFor: f.people,
      }),
      'item.extension_granted': event('More time was agreed to', {
        ...extension,
        agreed: f.whole(2),
        required: f.whole(2),
        ...f.proved,
      }),
      'item.extension_overdue': event(
        'The request for more time, or for consent, is not answered',
        step('2 days without an answer', 1),
      ),
      'item.extension_refused': event('More time was refused', {
        ...extension,
        agreed: f.whole(0),
        required: f.whole(1),
        ...f.proved,
      }),
      'item.extension_requested': event('More time was asked for', {
        id: f.id,
        number: f.whole(1),
        dueAt: f.moment,
        days: f.whole(7),
        reason: f.reason,
        impact: f.text('Launch moves by a week'),
        required: f.whole(1),
        deciders: f.people,
      }),
      'item.extension_taken_back': event('The request for more time was taken back', extension),
      'item.found': event('A file names it again', { importId: f.id, fileName: f.text('register.xlsx') }),
      ...glassEvents('item'),
      'item.held': event('It was put on hold', {
        reason: f.reason,
        heldBy: f.choice('person', 'program'),
        from: status,
      }),
      'item.mended': event('The patrol put right what contradicted its program', {
        found: f.text('a draft, though its phase is open'),
      }),
      'item.missing': event('A file does not name it any more', { importId: f.id, fileName: f.text('register.xlsx') }),
      'item.predecessor_added': event('It waits for another item', predecessor),
      'item.predecessor_cancelled': event('An item that it waited for was cancelled', predecessor),
      'item.predecessor_done': event('An item that it waited for is done', predecessor),
      'item.predecessor_removed': event('It no longer waits for another item', predecessor),
      'item.predecessor_reopened': event('An item that it waits for was opened again', predecessor),
      'item.question_answered': event('A question about what was handed in was answered', {
        id: f.id,
        question: f.text('Which shift is missing?'),
        answer: f.text('None; the night shift is on page 2'),
      }),
      'item.question_asked': event('A question about what was handed in was asked', {
        id: f.id,
        round: f.whole(1),
        question: f.text('Which shift is missing?'),
      }),
      'item.reassigned': event('It has another owner', {
        from: f.id,
        to: f.id,
        reason: reasonOrNone,
        ...countedAnew,
        'dueText?': f.text('Fri 4 Dec 2026 18:00 (Asia/Singapore)'),
      }),
      'item.released': event('The exception that suspended it is over; it is live again', {
        exceptionId: f.id,
        reason: f.reason,
        to: status,
        heldBy: f.orNull(f.choice('person', 'program', 'exception'), null),
        cycle: f.whole(2),
      }),
      'item.reminded': event('A reminder fired', step('1 day before due Fri 4 Dec 2026 18:00 (Asia/Singapore)', 1)),
      'item.reopened': event('It was opened again', { reason: f.reason, dueAt: f.moment, from: status }),
      'item.replanned': event('It goes by other versions of policies, or of a calendar', {
        reason: f.reason,
        changed: f.byName('escalation', f.object({ from: f.id, to: f.id })),
        ...countedAnew,
        'dueText?': f.text('Fri 4 Dec 2026 18:00 (Asia/Singapore)'),
        'calendar?': f.object({ from: f.text('SG v1'), to: f.text('SG v2') }),
      }),
      'item.resumed': event('It is no longer on hold', {
        to: status,
        ladderMovedByMs: f.whole(86_400_000),
        ...countedAnew,
      }),
      'item.sent_back': event('What was handed in was not accepted', { ...signature, ...conditions }),
      'item.sign_off_overdue': event(
        'What was handed in waits too long for a decision',
        step('3 days without a decision of stage 1', 1),
      ),
      'item.signature_revoked': event('A signature was taken back', {
        round: f.whole(1),
        stage: f.whole(1),
        nextStage: f.whole(1),
        reason: reasonOrNone,
      }),
      'item.signed': event('A signature; more are needed', { ...signature, ...conditions, nextStage: f.whole(2) }),
      'item.started': event('Work on it began'),
      'item.submitted': event('It was handed in', {
        round: f.whole(1),
        contentHash: f.hash,
        statement: f.orNull(f.text('All reviewers are retrained')),
        approvers: f.list(
          f.object({
            personId: f.id,
            role: f.text('program_manager'),
            'for?': f.ref,
            'weight?': f.whole(2),
            'veto?': f.flag(true),
          }),
        ),
      }),
      'item.successor_added': event('Another item waits for it', successor),
      'item.successor_removed': event('Another item no longer waits for it', successor),
      'item.suspended': event('An exception suspends it', {
        exceptionId: f.id,
        reason: f.text('EX-3 “Old detector”'),
        'from?': status,
        'after?': f.id,
      }),
      'item.unreached': event('A level reached nobody, so the next one follows', {
        level: f.whole(1),
        why: f.text('no message could be delivered'),
      }),
      'item.voted_against': event('A vote against; more are awaited', { ...signature, ...conditions }),
      'item.withdrawn': event('What was handed in was taken back', {
        round: f.orNull(f.whole(1)),
        reason: reasonOrNone,
      }),
    },
  ),
);
