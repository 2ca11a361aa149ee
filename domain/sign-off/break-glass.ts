import { isAmong } from '../person/accounts.js';
import { findRecipients, type Parts, type Recipient } from '../person/recipients.js';
import type { BreakGlass } from '../policy/sign-off.js';
import { provenBy, type Proof } from '../proof/proof.js';
import { Refusal } from '../refusal.js';
import { stableId } from '../stable-id.js';
import { standInsOf } from '../stand-in/stand-in.js';
import type { Instant } from '../time.js';
import { glassRole, openGlass, type Glass } from './glass.js';
import { withTheirStandIns } from './own-work.js';
import type { Circumstances, Round, Signature } from './round.js';

/** More are not asked for in one round. */
const mostGlasses = 20;
/** A reason that says something; the same is asked of at the door. */
export const shortestGlassReason = 20;

/** What the question who may break the glass needs besides the round. */
export interface GlassCircumstances extends Circumstances {
  policy: { breakGlass?: BreakGlass };
  parts: Parts;
}

interface GlassCommand {
  /** Key of the event; ids are made of it. */
  key: string;
  personId: string;
  contentHash: string;
  at: Instant;
  proof?: Proof | undefined;
}

/**
 * Somebody whom the policy names asks that the round be decided past its approvers. Nothing is decided by it: a second
 * person has to say yes.
 *
 * @throws Refusal `break-glass-not-allowed`, `illegal-transition`, `separation-of-duties`, `not-allowed`, `invalid-command`,
 * `content-changed`, `unreachable-quorum`, `proof-required`
 */
export function askGlass(
  round: Round,
  command: GlassCommand & { reason: string; expiresAt: Instant },
  circumstances: GlassCircumstances,
): { round: Round; glass: Glass; seconds: Recipient[] } {
  const rule = ruleOf(circumstances);
  const { glasses = [] } = round;
  if (openGlass(round))
    throw new Refusal(
      'illegal-transition',
      'A break-glass is asked for already. A second person confirms or refuses it, or it expires.',
    );
  if (glasses.length >= mostGlasses)
    throw new Refusal(
      'illegal-transition',
      `A break-glass was asked for ${mostGlasses} times in this round. Withdraw what was handed in, and hand it in anew.`,
    );
  requireAsker(rule, command, circumstances);
  if (command.reason.trim().length < shortestGlassReason)
    throw new Refusal(
      'invalid-command',
      `Breaking the glass needs a reason of at least ${shortestGlassReason} characters: why it cannot wait, and why none ` +
        'of those who are asked can decide.',
    );
  requireRead(round, command.contentHash);
  const seconds = secondsOf(rule, command.personId, command.at, circumstances);
  if (seconds.length === 0)
    throw new Refusal(
      'unreachable-quorum',
      'Nobody can be the second person: of those whom the policy names for it none is there who did not do the work and ' +
        'does not stand in for you, or you for them. Name others in the policy, or ask the approvers.',
    );
  const proved = provenBy(round.stages[round.stage - 1]?.proof, command.proof);
  const glass: Glass = {
    id: stableId(round.id, 'glass', String(glasses.length + 1)),
    askedBy: command.personId,
    reason: command.reason.trim(),
    at: command.at,
    expiresAt: command.expiresAt,
    contentHash: round.contentHash,
    proved,
    seconds: seconds.map(({ personId }) => personId),
    state: 'asked',
    endedBy: null,
    endedAt: null,
  };
  return { round: { ...round, glasses: [...glasses, glass] }, glass, seconds };
}

/**
 * The second person says yes: the round is approved. Both sign, under the role `break_glass` and at no stage, so that
 * neither is counted among those who were asked.
 *
 * @throws Refusal as `askGlass`, and `nothing-submitted` where nobody asks for it
 */
export function confirmGlass(
  round: Round,
  command: GlassCommand,
  circumstances: GlassCircumstances,
): { round: Round; glass: Glass; signatures: [Signature, Signature] } {
  const asked = waitingGlass(round);
  const rule = ruleOf(circumstances);
  if (command.at >= asked.expiresAt)
    throw new Refusal('illegal-transition', 'The break-glass has expired. Ask for it again.');
  requireSecond(rule, asked, command, circumstances);
  // Who asked may have worked on it, left, or lost the part since.
  requireAsker(rule, { personId: asked.askedBy, at: command.at }, circumstances, 'Whoever asked for it');
  requireRead(round, command.contentHash);
  const proved = provenBy(round.stages[round.stage - 1]?.proof, command.proof);
  const signed = (personId: string, at: Instant, which: string): Omit<Signature, 'proved'> => ({
    id: stableId(round.id, 'signature', `${command.key}/${which}`),
    personId,
    forId: null,
    stage: 0,
    role: glassRole,
    decision: 'approved',
    reason: asked.reason,
    followUps: [],
    contentHash: round.contentHash,
    at,
  });
  const signatures: [Signature, Signature] = [
    { ...signed(asked.askedBy, asked.at, 'first'), proved: asked.proved },
    { ...signed(command.personId, command.at, 'second'), proved },
  ];
  const broken = ended(round, asked, 'broken', command);
  return {
    signatures,
    glass: broken.glass,
    round: {
      ...broken.round,
      state: 'approved',
      closedAt: command.at,
      signatures: [...round.signatures, ...signatures],
    },
  };
}

/**
 * The second person says no, or whoever asked takes it back.
 * @throws Refusal `nothing-submitted`, `not-allowed`, `break-glass-not-allowed`
 */
export function refuseGlass(
  round: Round,
  command: { personId: string; at: Instant },
  circumstances: GlassCircumstances,
): { round: Round; glass: Glass } {
  const asked = waitingGlass(round);
  const { accounts } = circumstances.delegations;
  if (isAmong(command.personId, [asked.askedBy], accounts)) return ended(round, asked, 'taken_back', command);
  requireSecond(ruleOf(circumstances), asked, command, circumstances);
  return ended(round, asked, 'refused', command);
}

/** Nobody has confirmed it in time. */
export function expireGlass(round: Round, at: Instant): { round: Round; glass: Glass } | null {
  const asked = openGlass(round);
  return asked ? ended(round, asked, 'expired', { personId: null, at }) : null;
}

function ended(
  round: Round,
  asked: Glass,
  state: Glass['state'],
  { personId, at }: { personId: string | null; at: Instant },
): { round: Round; glass: Glass } {
  const glass: Glass = { ...asked, state, endedBy: personId, endedAt: at };
  const glasses = (round.glasses ?? []).map((other) => (other.id === asked.id ? glass : other));
  return { round: { ...round, glasses }, glass };
}

/** @throws Refusal `nothing-submitted` */
function waitingGlass(round: Round): Glass {
  const asked = openGlass(round);
  if (!asked)
    throw new Refusal('nothing-submitted', 'Nobody asks to break the glass, or it has expired. Ask for it first.');
  return asked;
}

/** @throws Refusal `break-glass-not-allowed` */
function ruleOf({ policy }: GlassCircumstances): BreakGlass {
  if (policy.breakGlass) return policy.breakGlass;
  throw new Refusal(
    'break-glass-not-allowed',
    'The policy allows no break-glass. Ask an approver, or somebody who can name others (the program manager or an administrator).',
  );
}

/** Whoever is named, left out those who are not there or only read. */
function named({ roles, people }: { roles: BreakGlass['roles']; people: string[] }, parts: Parts): Recipient[] {
  return findRecipients(roles, people, parts).filter(({ personId }) => !parts.readers?.has(personId));
}

/** Who may ask that a round be decided past its approvers, and who can be the second person to one of them. */
export function whoBreaks(
  rule: BreakGlass,
  { ownWork, parts, delegations }: Omit<GlassCircumstances, 'policy'>,
): { askers: Recipient[]; seconds: Recipient[] } {
  const others = (found: Recipient[]): Recipient[] =>
    found.filter(({ personId }) => !isAmong(personId, ownWork, delegations.accounts));
  return { askers: others(named(rule, parts)), seconds: others(named(rule.secondPerson, parts)) };
}

/** Both say what they have read, always: it is their word in place of all others. @throws Refusal `content-changed` */
function requireRead({ contentHash }: Round, read: string): void {
  if (read !== contentHash)
    throw new Refusal(
      'content-changed',
      'The content is not what was read. Read it again, and send its present hash.',
      { contentHash },
    );
}

/** @throws Refusal `separation-of-duties`, `not-allowed` */
function requireAsker(
  rule: BreakGlass,
  { personId }: { personId: string; at: Instant },
  { ownWork, parts, delegations }: GlassCircumstances,
  who = 'Whoever breaks the glass',
): void {
  if (isAmong(personId, ownWork, delegations.accounts))
    throw new Refusal(
      'separation-of-duties',
      `Nobody decides on their own work, by a broken glass either. ${who} must be somebody who did none of it.`,
    );
  const may = named(rule, parts);
  if (!may.some((one) => one.personId === personId))
    throw new Refusal('not-allowed', `${who} must be named for it by the policy, and be there.`, {
      people: may.map((one) => one.personId),
    });
}

/** @throws Refusal `separation-of-duties`, `not-allowed` */
function requireSecond(
  rule: BreakGlass,
  asked: Glass,
  { personId, at }: { personId: string; at: Instant },
  circumstances: GlassCircumstances,
): void {
  const { ownWork, delegations } = circumstances;
  if (isAmong(personId, ownWork, delegations.accounts))
    throw new Refusal(
      'separation-of-duties',
      'Nobody decides on their own work, by a broken glass either. Another second person must confirm it.',
    );
  const seconds = secondsOf(rule, asked.askedBy, at, circumstances);
  if (seconds.some((one) => one.personId === personId)) return;
  if (oneWith(asked.askedBy, at, circumstances).includes(personId))
    throw new Refusal(
      'separation-of-duties',
      'The second person must be another than who asked: not an account of theirs, nor who stands in for them or they for.',
    );
  throw new Refusal('not-allowed', 'Only whom the policy names as the second person may confirm or refuse it.', {
    people: seconds.map((one) => one.personId),
  });
}

/** Who could be the second person to somebody who asks: whom the policy names, own work and they themself left out. */
function secondsOf(
  { secondPerson }: BreakGlass,
  askedBy: string,
  at: Instant,
  circumstances: GlassCircumstances,
): Recipient[] {
  const { ownWork, parts, delegations } = circumstances;
  const barred = [...ownWork, ...oneWith(askedBy, at, circumstances)];
  return named(secondPerson, parts)
    .filter(({ personId }) => !isAmong(personId, barred, delegations.accounts))
    .map(({ personId }) => ({ personId, role: 'second_person' }));
}

/** Whoever asks, all accounts of theirs, who stands in for them now, and for whom they do. */
function oneWith(askedBy: string, at: Instant, { delegations }: GlassCircumstances): string[] {
  const absent = [...delegations.keys()].filter((id) =>
    standInsOf(id, 'approvals', delegations, at).some(({ personId }) =>
      isAmong(personId, [askedBy], delegations.accounts),
    ),
  );
  const standIns = standInsOf(askedBy, 'approvals', delegations, at).map(({ personId }) => personId);
  return withTheirStandIns([askedBy, ...absent, ...standIns], { delegations, at });
}
