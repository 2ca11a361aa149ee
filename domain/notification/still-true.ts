import type { Instant } from '../time.js';
import {
  alive,
  all,
  always,
  askedAgain,
  type Claim,
  goesOn,
  notTheirs,
  notYetDue,
  overdue,
  phaseIs,
  type Rule,
  sameCycle,
  sameDue,
  theirs,
  unless,
  waits,
  waitsFor,
  waitsForReader,
  waitsNoMore,
  while_,
  working,
} from './claims.js';
import type { FactsNow, Said } from './facts-now.js';
import { claimsOfKinds } from './kinds.js';
import type { NotificationKind } from './messages.js';

const phaseIsEmpty: Rule = (now, said) =>
  said.phaseName !== null && now.filled.includes(said.phaseName) ? 'the phase has items by now' : null;
const stuck: Rule = (now) => (now.stuck ? null : 'somebody can decide again, or nothing is to be decided');
const heldUp: Rule = (now) => (now.waits === null ? 'it waits for nothing any more' : null);
const heldUpByNone: Rule = (now) => (now.waits === 'item' ? 'it waits for another item again' : null);

const asksForSignature: Claim = { untrue: waitsForReader('signOff'), topic: 'sign_off' };
const unclear: Rule = (now) => (now.question ? null : 'the question was answered, or is not asked any more');

/**
 * What makes a message of each kind still true when it leaves: later than it was written, because it was combined, held by
 * quiet hours, or because a server was away.
 */
const claims: Record<NotificationKind, Claim> = {
  ...claimsOfKinds,
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
  nobody_can_decide: { untrue: all(unless('cancelled', 'closed'), stuck), topic: null },
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
  // Whatever has become of it since, it says what was agreed to, and when.
  consent_granted: { untrue: always, topic: null },
  extension_refused: { untrue: goesOn, topic: null },
  extension_taken_back: { untrue: waitsNoMore('extension'), topic: 'extension' },
  due_changed: { untrue: goesOn, topic: 'due', newDue: true },
  held: { untrue: while_('on_hold'), topic: 'state' },
  resumed: { untrue: unless('on_hold', 'done', 'cancelled', 'closed', 'draft'), topic: 'state' },
  cancelled: { untrue: while_('cancelled'), topic: 'state' },
  reopened: { untrue: alive, topic: 'state', newDue: true },
  suspended: { untrue: (now) => (now.suspended ? null : 'no exception suspends it any more'), topic: 'state' },
  released: { untrue: all(goesOn, (now) => (now.suspended ? 'an exception suspends it again' : null)), topic: 'state' },
  may_start: { untrue: all(while_('open'), heldUpByNone), topic: 'start' },
  must_wait: { untrue: all(while_('open'), heldUp), topic: 'start' },
  check_asked: { untrue: waitsForReader('check'), topic: 'check' },
  check_late: { untrue: waitsFor('check'), topic: 'check' },
  check_passed: { untrue: while_('done'), topic: 'check' },
  check_failed: { untrue: alive, topic: 'check', newDue: true },
  tollgate_opened: { untrue: all(waitsForReader('signOff'), phaseIs('tollgate')), topic: 'sign_off' },
  tollgate_sent_back: { untrue: all(goesOn, phaseIs('open')), topic: null },
  tollgate_passed: { untrue: always, topic: null },
  program_closed: { untrue: while_('closed'), topic: null },
  phase_empty: { untrue: all(goesOn, phaseIs('open'), phaseIsEmpty), topic: null },
  circle_found: { untrue: always, topic: null },
  phase_target_missed: { untrue: all(goesOn, phaseIs('open', 'tollgate')), topic: null },
  // Whatever was moved again since is told again.
  items_moved: { untrue: always, topic: null },
  // It says what was done, and when.
  handed_over: { untrue: always, topic: null },
  left_with_work: { untrue: always, topic: null },
  token_made: { untrue: always, topic: null },
  role_given: { untrue: always, topic: null },
  role_taken: { untrue: always, topic: null },

  // Whether the link still opens something is asked as the mail is written.
  invited: { untrue: always, topic: null },
  password_forgotten: { untrue: always, topic: null },
  sign_in_link_made: { untrue: always, topic: null },
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
