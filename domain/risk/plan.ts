import { firstLadder } from '../item/ladder-run.js';
import { breach, ladder, reminders, signOffLimit } from '../item/plan.js';
import type { Climbing } from '../item/rungs.js';
import type { PlannedStep } from '../record/step.js';
import type { Risk, RiskRecord } from './risk.js';

/** What fires next for a risk: reminders of its review, the breach, the ladder, and the limit of a sign-off. */
export function planRisk(subject: RiskRecord): PlannedStep[] {
  const { risk, round } = subject;
  if (risk.status === 'closed') return [];
  const item = { ...risk, ...climbing(risk), waivedUntil: null };
  if (risk.status === 'in_review') {
    // Rounds are numbered across cycles: a new owner makes no limit pass a second time.
    const late = round ? signOffLimit({ ...subject, item: { cycle: 1 } }, round) : [];
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
