import { groupOf } from '../notification/groups.js';
import type { NotificationFacts } from '../notification/messages.js';
import { Change, type ChangeRules } from '../record/change.js';
import { firstLadder } from '../item/ladder-run.js';
import { breach, ladder, reminders, signOffLimit } from '../item/plan.js';
import type { Climbing } from '../item/rungs.js';
import type { PlannedStep } from '../record/step.js';
import { glassExpiry } from '../sign-off/glass-step.js';
import { withTheirStandIns } from '../sign-off/own-work.js';
import { withStandIns } from '../stand-in/stand-in.js';
import { describeInstant, type Instant } from '../time.js';
import { riskKey, type Risk, type RiskEffect, type RiskOutcome, type RiskRecord } from './risk.js';
import { allowedRiskEvents, riskTable, type RiskEvent, type RiskStatus } from './table.js';

const rules: ChangeRules<RiskRecord, Risk, RiskStatus, RiskEvent> = {
  noun: 'A risk',
  table: riskTable,
  allowed: allowedRiskEvents,
  nothingMore: 'Nothing more can be done to it.',
  factsOf: ({ risk }) => risk,
  withFacts: (subject, risk) => ({ ...subject, risk }),
  plan: planRisk,
  // Where a decision is asked for, no way to a stand-in leads through those whose own work it is.
  reaches: (subject, kind, to, at) => {
    const { delegations } = subject;
    return groupOf(kind) === 'decisions' || kind === 'risk_review_late'
      ? withStandIns(to, 'approvals', { delegations, at, barred: riskWork(subject, at) })
      : withStandIns(to, 'everything', { delegations, at });
  },
  channels: ({ policies }) => policies.signOff.channels,
};

/** A command or a step of a risk being carried out. */
export class RiskChange extends Change<RiskRecord, Risk, RiskStatus, RiskEvent, RiskEffect> {
  constructor(outcome: RiskOutcome, key: string, actorId: string | null, at: Instant) {
    super(rules, outcome, key, actorId, at);
  }

  /** Whoever works on it does not sign the review in which that is. */
  worked(...people: (string | null)[]): void {
    const { authors } = this.current;
    this.set({ authors: [...new Set([...authors, ...people.filter((id) => id !== null)])] });
  }
}

/** Whose own work a review is: the owner, who handed it in, who worked on the risk since the last, and who stands in. */
export function riskWork({ risk, delegations }: RiskRecord, at: Instant): string[] {
  return withTheirStandIns([risk.ownerId, risk.review?.by ?? null, ...risk.authors], { delegations, at });
}

/** Whose own obligation the next review is: nobody makes it come later for themselves. */
export function riskObligation({ risk, delegations }: RiskRecord, at: Instant): string[] {
  return withTheirStandIns([risk.ownerId], { delegations, at });
}

/** What every message about a risk says. */
export function aboutRisk({ risk }: RiskRecord): NotificationFacts {
  return {
    itemTitle: risk.title,
    itemNumber: null,
    programName: '',
    recordKey: riskKey(risk.number),
    dueText: describeInstant(risk.dueAt, risk.due.zone),
  };
}

/** What fires next for a risk: reminders of its review, the breach, the ladder, and the limit of a sign-off. */
export function planRisk(subject: RiskRecord): PlannedStep[] {
  const { risk, round } = subject;
  if (risk.status === 'closed') return [];
  const item = { ...risk, ...climbing(risk), waivedUntil: null };
  if (risk.status === 'in_review') {
    // Rounds are numbered across cycles: a new owner makes no limit pass a second time.
    const limit = round ? signOffLimit({ ...subject, item: { cycle: 1 } }, round) : [];
    const late = [...limit, ...glassExpiry(round, { cycle: 1, policyVersionId: risk.signOffPolicyVersionId })];
    // Handed in before it was due: the date was kept, whatever the approvers do.
    const kept = risk.breachedAt !== null || (risk.review !== null && risk.review.at <= risk.dueAt);
    return kept ? late : [breach(item), ...late];
  }
  if (risk.breachedAt === null) return [...reminders({ ...subject, item }), breach(item)];
  return risk.ladderFrom === null ? [] : ladder({ ...subject, item });
}

/** A risk as the ladder knows it; its level is the severity by which policies have other ladders. */
export function climbing(risk: Risk): Climbing {
  return { ...risk, severity: risk.level, ladderFloor: 0, ladderRun: firstLadder };
}
