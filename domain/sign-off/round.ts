import { isAmong } from '../person/accounts.js';
import { findSeat, seatOf, type SeatQuestion } from '../stand-in/seat.js';
import type { Delegations } from '../stand-in/delegation.js';
import { Refusal } from '../refusal.js';
import { stableId } from '../stable-id.js';
import type { Instant } from '../time.js';
import { canonicalJson, contentHash } from './content-hash.js';
import type { Glass } from './glass.js';
import { checkFollowUps, type FollowUp } from './follow-up.js';
import { provenBy, type Proof, type Proved } from '../proof/proof.js';
import { weightOf, type Approver, type RoundStage } from './stages.js';

export interface Signature {
  id: string;
  personId: string;
  /** In whose name, where the signer stands in for somebody. */
  forId: string | null;
  /** From 1; 0 where it was given past all stages, by a broken glass. */
  stage: number;
  /** Through which part the person in whose name it is was asked, when it was given; null in rounds of older versions. */
  role: string | null;
  decision: 'approved' | 'sent_back';
  reason: string | null;
  /** What the approval depends on; the items are created when the round is approved. */
  followUps: FollowUp[];
  contentHash: string;
  at: Instant;
  /** How and when the signer proved who they are, where the policy asked for it; absent in rounds of before. */
  proved?: Proved | null;
}

/** One asking for sign-off of one stated content. When the content changes, the round falls and another opens. */
export interface Round {
  id: string;
  number: number;
  policyVersionId: string;
  /** SHA-256 over the canonical content, hex. */
  contentHash: string;
  /** The content itself, so that it can be shown again years later. */
  content: unknown;
  /** What has changed of it since it was handed in, or asked for, by name. */
  changedSince: string[];
  stages: RoundStage[];
  /** The stage that decides now, from 1. */
  stage: number;
  state: 'open' | 'approved' | 'sent_back' | 'fallen' | 'withdrawn' | 'cancelled';
  openedAt: Instant;
  stageOpenedAt: Instant;
  closedAt: Instant | null;
  /** Those that stand; what was revoked is kept in storage only. */
  signatures: Signature[];
  /** Every break-glass that was asked for in it; absent where none was. */
  glasses?: readonly Glass[];
}

/** A round that asks from now on, over content as it stands. @param id of the round */
export function newRound(
  asked: Pick<Round, 'id' | 'number' | 'policyVersionId' | 'content' | 'changedSince' | 'stages'>,
  at: Instant,
): Round {
  return {
    ...asked,
    contentHash: contentHash(asked.content),
    stage: 1,
    state: 'open',
    openedAt: at,
    stageOpenedAt: at,
    closedAt: null,
    signatures: [],
  };
}

/** The clock stood, and nobody could decide: the time of the present stage starts anew. */
export function roundAnew(round: Round, at: Instant): Round {
  return { ...round, stageOpenedAt: at };
}

/** Approvers of the current stage for whom nobody has signed. */
export function waitingFor(round: Round): Approver[] {
  const stage = round.stages[round.stage - 1];
  const signed = new Set(votesOf(round, round.stage).map((s) => s.forId ?? s.personId));
  return stage ? stage.approvers.filter((approver) => !signed.has(approver.personId)) : [];
}

export function votesOf(round: Round, stage: number): Signature[] {
  return round.signatures.filter((signature) => signature.stage === stage);
}

/** What a round that takes the place of another has to say of what has changed, by the names of its content's parts. */
export function changedSince(before: Round | null, content: Record<string, unknown>): string[] {
  if (!before) return [];
  const former = before.content as Record<string, unknown>;
  const differ = Object.keys(content).filter((name) => canonicalJson(former[name]) !== canonicalJson(content[name]));
  return [...new Set([...before.changedSince, ...differ])];
}

export interface SignCommand {
  /** Key of the event; the signature's id is made of it. */
  key: string;
  personId: string;
  /** In whose name, where the signer says so. */
  onBehalfOf: string | null;
  decision: 'approve' | 'send_back';
  reason: string | null;
  followUps: FollowUp[];
  /** The content the person saw; refused when it is no longer the content. Null: what was handed in. */
  contentHash: string | null;
  at: Instant;
  /** What shows who decides, where they have proved it. */
  proof?: Proof | undefined;
}

/** What the question who decides in whose name needs besides the round. */
export interface Circumstances {
  /** Whose own work it is. */
  ownWork: readonly string[];
  delegations: Delegations;
}

/**
 * Adds a signature. Returns it, and the round afterwards: still open, at the next stage, approved or sent back.
 *
 * @throws Refusal `separation-of-duties`, `not-an-approver`, `already-signed`, `content-changed`, `content-hash-required`, `invalid-command`,
 * `invalid-due-date`, `proof-required`
 */
export function sign(
  round: Round,
  command: SignCommand,
  circumstances: Circumstances,
): { round: Round; signature: Signature } {
  const { personId } = command;
  const seat = findSeat(question(round, [round.stage], command, circumstances));
  const forId = seat.personId === personId ? null : seat.personId;
  const { accounts } = circumstances.delegations;
  const elsewhere = round.signatures.filter(
    (other) => other.stage !== round.stage && isAmong(other.personId, [personId], accounts),
  );
  // In their own name a person may sign several stages, where the policy asks them; in another's they would be two.
  if (elsewhere.some((other) => other.forId !== null || forId !== null))
    throw new Refusal(
      'already-signed',
      'This person has signed another stage of this round already; standing in, one person counts once in all of it.',
    );
  if (command.contentHash === null && round.changedSince.length > 0)
    throw new Refusal(
      'content-hash-required',
      `Since it was handed in, this has changed: ${round.changedSince.join(', ')}. Read it as it is now, and send its ` +
        'contentHash with the decision.',
      { contentHash: round.contentHash, changed: round.changedSince },
    );
  if (command.contentHash !== null && command.contentHash !== round.contentHash)
    throw new Refusal(
      'content-changed',
      'The content has changed since it was read. Read it again, then sign with its present hash.',
      { contentHash: round.contentHash },
    );
  if (command.decision === 'send_back' && !command.reason?.trim())
    throw new Refusal('invalid-command', 'Sending back needs a reason, so that the owner knows what to mend.');
  checkFollowUps(command.followUps, command.decision, command.at);
  // Asked last: nobody types a password for what would be refused all the same.
  const proved = provenBy(round.stages[round.stage - 1]?.proof, command.proof);
  const signature: Signature = {
    id: stableId(round.id, 'signature', command.key),
    personId,
    forId,
    stage: round.stage,
    role: seat.role,
    decision: command.decision === 'approve' ? 'approved' : 'sent_back',
    reason: command.reason,
    followUps: command.followUps,
    contentHash: round.contentHash,
    at: command.at,
    proved,
  };
  return { signature, round: settle({ ...round, signatures: [...round.signatures, signature] }, command.at) };
}

/**
 * Takes back the last signature that a person gave, or that was given in their name. The round goes back to the first
 * stage that lacks approval by that; signatures on later stages stand.
 *
 * @throws Refusal `not-found`
 */
export function revoke(round: Round, personId: string, at: Instant): { round: Round; signature: Signature } {
  const signature = round.signatures.findLast((s) => s.personId === personId || s.forId === personId);
  if (!signature)
    throw new Refusal('not-found', 'This person has no signature in the open round, and none was given in their name.');
  return { signature, round: settle({ ...round, signatures: round.signatures.filter((s) => s !== signature) }, at) };
}

/** Whether somebody may ask about the content: an approver of any stage, or who stands in for one. In whose name. */
export function asker(
  round: Round,
  command: Pick<SignCommand, 'personId' | 'onBehalfOf' | 'at'>,
  circumstances: Circumstances,
): Approver {
  const { ownWork, delegations } = circumstances;
  if (isAmong(command.personId, ownWork, delegations.accounts))
    throw new Refusal('separation-of-duties', 'Approvers ask, and those who did the work answer.');
  return seatOf(
    question(
      round,
      round.stages.map((_, index) => index + 1),
      command,
      circumstances,
    ),
  );
}

/** Whoever has set, for others and while the round is open, who stands in for its approvers: they are out of it. */
function setters({ stages, openedAt }: Round, delegations: Delegations): string[] {
  const seats = stages.flatMap(({ approvers }) => approvers.map(({ personId }) => personId));
  return seats.flatMap((id) =>
    (delegations.get(id) ?? [])
      .filter(({ setAt = 0 }) => setAt >= openedAt)
      .flatMap(({ setBy = id }) => (setBy === id ? [] : [setBy])),
  );
}

function question(
  round: Round,
  stages: number[],
  command: Pick<SignCommand, 'personId' | 'onBehalfOf' | 'at'>,
  { ownWork, delegations }: Circumstances,
): SeatQuestion<Approver> {
  const seats = stages.flatMap((stage) => round.stages[stage - 1]?.approvers ?? []);
  return {
    actorId: command.personId,
    onBehalfOf: command.onBehalfOf,
    seats: [...new Map(seats.map((seat) => [seat.personId, seat])).values()],
    votes: stages.flatMap((stage) => votesOf(round, stage)),
    barred: [...ownWork, ...setters(round, delegations)],
    delegations,
    at: command.at,
    words: {
      ownWork: 'Nobody signs for their own work. Ask another approver of this stage to decide.',
      notAsked: `Only the approvers of stage ${round.stage} (${round.stages[round.stage - 1]?.name ?? '?'}), and those who stand in for them, may decide now.`,
    },
  };
}

/** Where a round stands by its signatures: the first stage that is not approved decides, or the round has ended. */
function settle(round: Round, at: Instant): Round {
  const verdicts = round.stages.map((stage, index) => verdictOf(stage, votesOf(round, index + 1)));
  if (verdicts.includes('sent_back')) return { ...round, state: 'sent_back', closedAt: at };
  const open = verdicts.indexOf('open');
  if (open < 0) return { ...round, state: 'approved', closedAt: at };
  return open + 1 === round.stage ? round : { ...round, stage: open + 1, stageOpenedAt: at };
}

function verdictOf(stage: RoundStage, votes: Signature[]): 'approved' | 'sent_back' | 'open' {
  const of = (decision: Signature['decision']): Approver[] =>
    stage.approvers.filter(({ personId }) =>
      votes.some((vote) => vote.decision === decision && (vote.forId ?? vote.personId) === personId),
    );
  const against = of('sent_back');
  if (against.length > 0 && !stage.votes) return 'sent_back';
  if (against.some(({ veto }) => veto)) return 'sent_back';
  // Too few who are left to approve is nobody's vote: whoever can name others has been told of it.
  if (against.length > 0 && weightOf(stage.approvers) - weightOf(against) < stage.required) return 'sent_back';
  return weightOf(of('approved')) >= stage.required ? 'approved' : 'open';
}
