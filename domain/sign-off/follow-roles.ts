import { eachOnce, isAmong } from '../person/accounts.js';
import type { NotificationKind } from '../notification/messages.js';
import type { Parts, Recipient } from '../person/recipients.js';
import { administrators } from '../person/who-can-cure.js';
import type { SignOffStage } from '../policy/sign-off.js';
import { votesOf, waitingFor, type Round } from './round.js';
import { approversOf, weightOf, type Approver, type RoundStage } from './stages.js';

/** A round as the people stand now, and what that means for whom. */
export interface Followed {
  round: Round;
  /** Those who are asked from now on at the stage that decides. */
  asked: Approver[];
  /** Those who were asked at it and are no longer. */
  released: Approver[];
  /** Stages, from the present one on, that those who are left cannot approve. */
  short: RoundStage[];
}

/**
 * A round names roles and people, and whoever has a role now decides. The stages that are still to decide find their
 * approvers anew: the holders of the roles, and the people named who are still there, own work left out. What was signed
 * stands, with the role that the signer had; whoever has the role after them does not sign for it a second time.
 *
 * Returns null where nothing has changed.
 */
export function followRoles(
  round: Round,
  policy: { stages: SignOffStage[] },
  parts: Parts,
  ownWork: readonly string[],
): Followed | null {
  // A round of another policy, such as one from which the subject was re-planned, is opened anew by whoever does that.
  if (policy.stages.length !== round.stages.length) return null;
  const stages = round.stages.map((stage, index) => {
    const rule = policy.stages[index];
    return rule && index + 1 >= round.stage ? follow(stage, rule, signedAt(round, index + 1), parts, ownWork) : stage;
  });
  if (sameSeats(round.stages, stages)) return null;
  const followed = { ...round, stages };
  const before = waitingFor(round);
  const now = waitingFor(followed);
  return {
    round: followed,
    asked: missingIn(before, now),
    released: missingIn(now, before),
    short: stages.filter((stage, index) => index + 1 >= round.stage && weightOf(stage.approvers) < stage.required),
  };
}

function follow(
  stage: RoundStage,
  rule: SignOffStage,
  signed: ReadonlySet<string>,
  parts: Parts,
  ownWork: readonly string[],
): RoundStage {
  const found = approversOf(rule, parts, ownWork);
  const holds = (personId: string): boolean => found.some((other) => other.personId === personId);
  // Who turned out to be one natural person since has signed once.
  const kept = eachOnce(
    stage.approvers.filter(({ personId }) => signed.has(personId)),
    parts.accounts,
  );
  // A former holder has signed in the role: it has spoken, and its new holder has nothing to add.
  const spoken = kept.filter(({ personId, role }) => role !== 'named' && !holds(personId)).map(({ role }) => role);
  const others = found.filter(({ personId, role }) => {
    if (isAmong(personId, [...signed], parts.accounts)) return false;
    const at = spoken.indexOf(role);
    if (at < 0 || stage.approvers.some((other) => other.personId === personId)) return true;
    spoken.splice(at, 1);
    return false;
  });
  return { ...stage, approvers: [...kept, ...others] };
}

function signedAt(round: Round, stage: number): Set<string> {
  return new Set(votesOf(round, stage).map(({ personId, forId }) => forId ?? personId));
}

function missingIn(among: readonly Approver[], people: readonly Approver[]): Approver[] {
  return people.filter(({ personId }) => !among.some((other) => other.personId === personId));
}

/** The order in which they were found says nothing. */
function sameSeats(a: readonly RoundStage[], b: readonly RoundStage[]): boolean {
  const seats = (stages: readonly RoundStage[]): string =>
    JSON.stringify(
      stages.map(({ approvers }) =>
        approvers
          .map(({ personId, role, weight = 1, veto = false }) => `${personId} ${role} ${weight} ${String(veto)}`)
          .sort(),
      ),
    );
  return seats(a) === seats(b);
}

/** What the trail says of it, for every kind of subject. */
export function approversChanged({ round, asked, released, short }: Followed): Record<string, unknown> {
  const names = short.map(({ name }) => name);
  return { round: round.number, stage: round.stage, asked, released, ...(names.length > 0 ? { short: names } : {}) };
}

/** For people to read. */
export function shortText({ short }: Pick<Followed, 'short'>): string {
  const stages = short.map(({ name, required }) => `${name} needs ${required}`).join(', ');
  return `Too few are left who may decide and did not do the work: ${stages}`;
}

/** What following needs of the change that happens to the record. */
interface FollowingChange<Result> {
  readonly now: { parts: Parts };
  setRecord: (parts: { round: Round }) => void;
  effect: (effect: { kind: 'round'; round: Round }) => void;
  tell: (kind: NotificationKind, to: Recipient[], facts?: { reason: string }) => unknown;
  done: (type: string, data: Record<string, unknown>) => Result;
}

/**
 * Its open round follows the roles: those who are asked hear of it, those who are not any more too, and where too few are
 * left, whoever can put it right.
 *
 * @param words the messages that each of them gets
 * @param cure who can put it right, before those who administer
 */
export function followOn<Result>(
  change: FollowingChange<Result>,
  followed: Followed,
  words: Record<'asked' | 'released' | 'stuck', NotificationKind>,
  cure: readonly Recipient[],
  type: string,
): Result {
  change.effect({ kind: 'round', round: followed.round });
  change.setRecord({ round: followed.round });
  change.tell(words.asked, followed.asked);
  change.tell(words.released, followed.released);
  if (followed.short.length > 0) {
    const everybody = [...cure, ...administrators(change.now.parts, cure)];
    change.tell(words.stuck, everybody, { reason: shortText(followed) });
  }
  return change.done(type, approversChanged(followed));
}
