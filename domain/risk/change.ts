import { groupOf } from '../notification/groups.js';
import type { NotificationFacts } from '../notification/messages.js';
import { Change, type ChangeRules } from '../record/change.js';
import { withTheirStandIns } from '../sign-off/own-work.js';
import { withStandIns } from '../stand-in/stand-in.js';
import { describeInstant, type Instant } from '../time.js';
import { planRisk } from './plan.js';
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
