import type { Instant } from '../time.js';
import type { FactsNow, Said } from './facts-now.js';
import type { NotificationKind } from './messages.js';

/**
 * Why what a message says is no longer so; null: it still is.
 *
 * @param at when it would leave
 */
type Rule = (now: FactsNow, said: Said, at: Instant) => string | null;

/** What a later message about the same record says in the place of an earlier one, when they leave together. */
type Topic = 'ladder' | 'owner' | 'sign_off' | 'due' | 'state' | 'start' | 'extension' | 'check' | 'lease' | 'failing';

interface Claim {
  untrue: Rule;
  /** Null: each is said, whatever follows. */
  topic: Topic | null;
  /** The due date that it calls new is the present one. */
  newDue?: true;
}

const words: Record<string, string> = {
  draft: 'it is a draft',
  open: 'it is open',
  in_progress: 'it is in progress',
  on_hold: 'it is on hold',
  submitted: 'it was handed in',
  done: 'it is done',
  cancelled: 'it was cancelled',
  closed: 'it is closed',
  ended: 'it has ended',
  off: 'it is switched off',
  on: 'it is switched on',
  well: 'it works again',
};

function stands({ status }: FactsNow): string {
  return status === null ? 'it is not there any more' : (words[status] ?? `it is ${status.replaceAll('_', ' ')}`);
}

const always: Rule = () => null;
const while_ =
  (...states: string[]): Rule =>
  (now) =>
    now.status !== null && states.includes(now.status) ? null : stands(now);
const unless =
  (...states: string[]): Rule =>
  (now) =>
    now.status === null || states.includes(now.status) ? stands(now) : null;
/** The first that speaks against it. */
const all =
  (...rules: Rule[]): Rule =>
  (now, said, at) => {
    for (const rule of rules) {
      const why = rule(now, said, at);
      if (why !== null) return why;
    }
    return null;
  };

const working = while_('open', 'in_progress');
const alive = while_('open', 'in_progress', 'on_hold', 'submitted');
const goesOn = unless('done', 'cancelled', 'draft', 'closed');
const overdue: Rule = (now) => (now.overdue ? null : 'it is not overdue any more');
const sameCycle: Rule = (now, said) =>
  said.cycle === null || now.cycle === null || said.cycle === now.cycle ? null : 'its ladder has begun anew';
const sameDue: Rule = (now, said) =>
  said.dueAt === null || now.dueAt === null || said.dueAt === now.dueAt ? null : 'it has another due date';
const notYetDue: Rule = (now, _said, at) =>
  now.dueAt === null || now.dueAt > at ? null : 'the time of which it reminds has passed';
const theirs: Rule = (now, said) =>
  said.meantFor === null || now.ownerId === null || said.meantFor === now.ownerId ? null : 'it has another owner';
const notTheirs: Rule = (now, said) =>
  said.meantFor !== null && said.meantFor === now.ownerId ? 'it is theirs again' : null;

type Decision = 'signOff' | 'extension' | 'check';
const waits =
  (decision: Decision): Rule =>
  (now) =>
    now[decision].anybody ? null : 'no decision is waited for any more';
const waitsForReader =
  (decision: Decision): Rule =>
  (now, said) =>
    said.meantFor === null || now[decision].reader ? waits(decision)(now, said, 0) : 'they are not asked any more';
/** Those asked are told while they are asked, whoever else is told while anybody is. */
const waitsFor =
  (decision: Decision): Rule =>
  (now, said, at) =>
    (said.role === 'approver' || said.role === 'checker' ? waitsForReader : waits)(decision)(now, said, at);
const waitsNoMore =
  (decision: Decision): Rule =>
  (now) =>
    now[decision].reader ? 'they are asked again' : null;
/** Whatever it is that was asked: the role has come back. */
const askedAgain: Rule = ({ signOff, extension, check }) =>
  signOff.reader || extension.reader || check.reader ? 'they are asked again' : null;
const phaseIs =
  (...states: string[]): Rule =>
  (now, said) => {
    const state = said.phaseName === null ? undefined : now.phases[said.phaseName];
    if (state === undefined || states.includes(state)) return null;
    return state === 'passed' ? 'the phase has passed' : `the phase is ${state}`;
  };

const asksForSignature: Claim = { untrue: waitsForReader('signOff'), topic: 'sign_off' };
const unclear: Rule = (now) => (now.question ? null : 'the question was answered, or is not asked any more');
const leaseAsked: Claim = { untrue: all(while_('requested', 'active'), waitsForReader('signOff')), topic: 'lease' };
const leaseIs = (...states: string[]): Claim => ({ untrue: while_(...states), topic: null });

/**
 * What makes a message of each kind still true when it leaves: later than it was written, because it was combined, held by
 * quiet hours, or because a server was away.
 */
const claims: Record<NotificationKind, Claim> = {
  assigned: { untrue: all(goesOn, theirs), topic: 'owner' },
  reassigned: { untrue: notTheirs, topic: 'owner' },
  follow_up: { untrue: all(goesOn, theirs), topic: null },
  reminder: { untrue: all(working, sameDue, notYetDue), topic: 'ladder' },
  breach: { untrue: all(working, sameCycle, overdue), topic: 'ladder' },
  level: { untrue: all(working, sameCycle, overdue), topic: 'ladder' },
  acknowledged: { untrue: working, topic: null },
  submitted: asksForSignature,
  content_changed: asksForSignature,
  sign_off_limit: { untrue: all(waitsFor('signOff'), phaseIs('tollgate')), topic: 'sign_off' },
  withdrawn: { untrue: waitsNoMore('signOff'), topic: 'sign_off' },
  no_longer_asked: { untrue: askedAgain, topic: 'sign_off' },
  nobody_can_decide: { untrue: unless('cancelled', 'closed'), topic: null },
  signed: { untrue: waits('signOff'), topic: null },
  voted_against: { untrue: waits('signOff'), topic: null },
  signature_revoked: { untrue: waits('signOff'), topic: null },
  sent_back: { untrue: while_('open', 'in_progress', 'on_hold'), topic: null },
  question_asked: { untrue: unclear, topic: null },
  question_answered: { untrue: waitsForReader('signOff'), topic: null },
  done: { untrue: while_('done'), topic: 'state' },
  extension_requested: { untrue: waitsForReader('extension'), topic: 'extension' },
  extension_limit: { untrue: waitsFor('extension'), topic: 'extension' },
  extension_agreed: { untrue: waits('extension'), topic: null },
  extension_granted: { untrue: goesOn, topic: null, newDue: true },
  extension_refused: { untrue: goesOn, topic: null },
  extension_taken_back: { untrue: waitsNoMore('extension'), topic: 'extension' },
  due_changed: { untrue: goesOn, topic: 'due', newDue: true },
  held: { untrue: while_('on_hold'), topic: 'state' },
  resumed: { untrue: unless('on_hold', 'done', 'cancelled', 'closed', 'draft'), topic: 'state' },
  cancelled: { untrue: while_('cancelled'), topic: 'state' },
  reopened: { untrue: alive, topic: 'state', newDue: true },
  suspended: { untrue: (now) => (now.suspended ? null : 'no exception suspends it any more'), topic: 'state' },
  released: { untrue: all(goesOn, (now) => (now.suspended ? 'an exception suspends it again' : null)), topic: 'state' },
  may_start: { untrue: while_('open'), topic: 'start' },
  must_wait: { untrue: while_('open'), topic: 'start' },
  check_asked: { untrue: waitsForReader('check'), topic: 'check' },
  check_late: { untrue: waitsFor('check'), topic: 'check' },
  check_passed: { untrue: while_('done'), topic: 'check' },
  check_failed: { untrue: alive, topic: 'check', newDue: true },
  tollgate_opened: { untrue: all(waitsForReader('signOff'), phaseIs('tollgate')), topic: 'sign_off' },
  tollgate_sent_back: { untrue: all(goesOn, phaseIs('open')), topic: null },
  tollgate_passed: { untrue: always, topic: null },
  program_closed: { untrue: while_('closed'), topic: null },
  phase_empty: { untrue: all(goesOn, phaseIs('open')), topic: null },
  circle_found: { untrue: always, topic: null },
  phase_target_missed: { untrue: all(goesOn, phaseIs('open', 'tollgate')), topic: null },
  // Whatever was moved again since is told again.
  items_moved: { untrue: always, topic: null },
  // It says what was done, and when.
  handed_over: { untrue: always, topic: null },
  token_made: { untrue: always, topic: null },
  webhook_disabled: { untrue: while_('off'), topic: 'failing' },
  webhook_given_up: { untrue: while_('on'), topic: 'failing' },
  // That it has been mended meanwhile harms nobody.
  calendars_unknown: { untrue: always, topic: null },
  // Whoever ended it meanwhile knows.
  record_set_aside: { untrue: always, topic: 'failing' },
  command_refused: { untrue: always, topic: 'failing' },
  manager_passes_alone: { untrue: always, topic: null },
  channel_down: { untrue: while_('failing'), topic: 'failing' },
  delegation_planned: { untrue: while_('coming', 'active'), topic: null },
  delegation_started: { untrue: while_('active'), topic: null },
  delegation_ended: { untrue: while_('ended', 'revoked'), topic: null },
  exception_requested: leaseAsked,
  exception_changed: leaseAsked,
  exception_late: { untrue: all(while_('requested', 'active'), waitsFor('signOff')), topic: 'lease' },
  risk_owner_named: leaseIs('requested', 'approved', 'active'),
  exception_signed: { untrue: all(while_('requested', 'active'), waits('signOff')), topic: null },
  // One that runs, and had to be approved again, is sent back and refused as it runs.
  exception_sent_back: leaseIs('draft', 'active'),
  exception_approved: leaseIs('approved', 'active'),
  exception_refused: leaseIs('refused', 'ended'),
  exception_withdrawn: leaseIs('withdrawn'),
  exception_lapsed: leaseIs('lapsed'),
  exception_started: leaseIs('active'),
  exception_reminder: { untrue: all(while_('active'), notYetDue), topic: null },
  exception_stale: {
    untrue: all(while_('active'), (now) => (now.stale ? null : 'it was approved again')),
    topic: 'lease',
  },
  exception_revoked: leaseIs('revoked'),
  exception_ended: leaseIs('ended'),
  // What was made, missed or failed at a date stays so.
  occurrence_made: { untrue: always, topic: null },
  occurrence_missed: { untrue: always, topic: null },
  occurrence_failed: { untrue: always, topic: null },
  recurrence_ended: { untrue: while_('ended'), topic: null },
};

/** Why what a message says is no longer so; null: it still is, and may leave. */
export function untrueBecause(said: Said, now: FactsNow, at: Instant): string | null {
  return claims[said.kind].untrue(now, said, at);
}

/** Messages about one record with the same of these are one when they leave together: the last. Null: none is like it. */
export function topicOf(kind: NotificationKind): string | null {
  return claims[kind].topic;
}

/** Whether the due date that it calls new is the one that holds now. */
export function tellsNewDue(kind: NotificationKind): boolean {
  return claims[kind].newDue === true;
}
