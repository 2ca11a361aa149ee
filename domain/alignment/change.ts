import { firstLadder } from '../item/ladder-run.js';
import { limitReminder } from '../item/limit-reminder.js';
import { breach, ladder, reminders } from '../item/plan.js';
import type { NotificationFacts } from '../notification/messages.js';
import { isAmong } from '../person/accounts.js';
import type { Parts } from '../person/recipients.js';
import { Change, type ChangeRules } from '../record/change.js';
import type { PlannedStep } from '../record/step.js';
import { Refusal } from '../refusal.js';
import { withTheirStandIns } from '../sign-off/own-work.js';
import { withStandIns } from '../stand-in/stand-in.js';
import { describeInstant, type Instant } from '../time.js';
import {
  alignmentKey,
  type Alignment,
  type AlignmentEffect,
  type AlignmentRecord,
  type AlignmentRecordOutcome,
  type Participant,
} from './alignment.js';
import { standOf } from './rule.js';
import { allowedAlignmentEvents, alignmentTable, type AlignmentEvent, type AlignmentStatus } from './table.js';

const rules: ChangeRules<AlignmentRecord, Alignment, AlignmentStatus, AlignmentEvent> = {
  noun: 'An alignment round',
  table: alignmentTable,
  allowed: allowedAlignmentEvents,
  nothingMore: 'It is at its end; what was said in it stays as it is.',
  factsOf: ({ facts }) => facts,
  withFacts: (subject, facts) => ({ ...subject, facts }),
  plan: planAlignment,
  reaches: ({ delegations }, _kind, to, at) => withStandIns(to, 'everything', { delegations, at }),
  channels: ({ policies }) => policies.reminder.channels,
};

/** A command or a step of an alignment round being carried out. */
export class AlignmentChange extends Change<
  AlignmentRecord,
  Alignment,
  AlignmentStatus,
  AlignmentEvent,
  AlignmentEffect
> {
  constructor(outcome: AlignmentRecordOutcome, key: string, actorId: string | null, at: Instant) {
    super(rules, outcome, key, actorId, at);
  }

  /** The teams as they stand from now on; who answers for them, and who is silent, follows. */
  place(participants: Participant[]): void {
    this.set({ participants, ...whoIn(participants, this.current.representatives) });
  }
}

/** Who represents or represented a team, and who of them has not answered what they are asked. */
export function whoIn(
  participants: readonly Participant[],
  before: readonly string[] = [],
): Pick<Alignment, 'representatives' | 'silent'> {
  const silent = participants.filter((one) => standOf(one) === 'silent');
  return {
    representatives: [...new Set([...before, ...participants.map(({ personId }) => personId)])],
    silent: [...new Set(silent.map(({ personId }) => personId))],
  };
}

type Judged = Pick<AlignmentRecord, 'facts' | 'delegations' | 'finding'>;

/** Who does not decide over dissent: who owns or owned the finding, or wrote on it, with those who stand in for them. */
export function ownFinding({ finding, delegations }: Judged, at: Instant): string[] {
  return withTheirStandIns([...finding.owners, ...finding.authors], { delegations, at });
}

/** Whose obligation the finding is: they do not have the chair. */
export function findingOwners({ finding, delegations }: Judged, at: Instant): string[] {
  return withTheirStandIns(finding.owners, { delegations, at });
}

/** Who weighs the answers does not give one: the chair, their other accounts, and those who stand in for them. */
export function chairing({ facts, delegations }: Judged, at: Instant): string[] {
  return withTheirStandIns([facts.chairId], { delegations, at });
}

/** Who answers for a team, or has answered, weighs no answers, whatever else they are. @throws Refusal `separation-of-duties` */
export function requireNoTeam({ current, actorId, now: { delegations } }: AlignmentChange): void {
  if (actorId === null) return;
  const answers = current.participants.find((one) =>
    isAmong(actorId, [one.personId, one.position?.by ?? ''], delegations.accounts),
  );
  if (answers === undefined) return;
  throw new Refusal(
    'separation-of-duties',
    `You answer for ${answers.team}, and who answers does not weigh the answers. Have its chair do it, or somebody who answers for no team.`,
  );
}

/** Whether nothing more happens to it. */
export function hasEnded({ status }: Pick<Alignment, 'status'>): boolean {
  return status !== 'open' && status !== 'deciding';
}

/** What every message about a round says. */
export function aboutAlignment({ facts }: AlignmentRecord): NotificationFacts {
  return {
    itemTitle: facts.title,
    itemNumber: null,
    programName: '',
    recordKey: alignmentKey(facts.number),
    dueText: describeInstant(facts.dueAt, facts.due.zone),
  };
}

/** The parts as reminders and ladder know them: the owners are those who are silent; where nobody is, the chair. */
export function waitingParts({ facts, parts, managers }: AlignmentRecord): Parts {
  const { silent } = facts;
  if (silent.length === 0) return parts;
  const above = silent.flatMap((person) => managers[person] ?? []);
  return { ...parts, owner: null, owners: silent, owner_manager: null, owner_managers: [...new Set(above)] };
}

/** What fires next for a round: a reminder, the breach, and the ladder. */
export function planAlignment(subject: AlignmentRecord): PlannedStep[] {
  const { facts, calendar } = subject;
  if (hasEnded(facts)) return [];
  const item = dated(facts);
  if (facts.breachedAt !== null) return facts.ladderFrom === null ? [] : ladder({ ...subject, item });
  const byLimit = facts.status === 'deciding' || facts.due.basis !== undefined;
  const what = facts.status === 'deciding' ? 'to decide' : 'to answer';
  return [...(byLimit ? limitReminder(facts, calendar, what) : reminders({ ...subject, item })), breach(item)];
}

/** A round as the ladder knows it. */
export function dated(facts: Alignment) {
  return { ...facts, waivedUntil: null, severity: facts.rating, ladderFloor: 0, ladderRun: firstLadder };
}
