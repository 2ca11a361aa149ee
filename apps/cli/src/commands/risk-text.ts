import type { Schemas } from '../lib/client.js';
import { facts, nameOf, plain, whenText, words } from '../lib/output.js';

/** A risk as people read it. */
export function riskFacts(r: Schemas['RiskDetail']): string {
  const { review, signOff, reviewDue } = r;
  return facts([
    ['Risk', `${plain(r.key)} ${plain(r.title)}`],
    ['Status', words(r.status)],
    ['Level', `${plain(r.level)} (likelihood ${plain(r.likelihood)}, impact ${plain(r.impact)})`],
    ['Review due', whenText(reviewDue.at) + (r.overdue ? ', overdue' : '')],
    ['Every', r.reviewEvery],
    ['Ladder', r.ladderLevel > 0 ? `level ${plain(r.ladderLevel)}` : null],
    ['Held until', r.acknowledgedUntil && whenText(r.acknowledgedUntil)],
    ['Owner', nameOf(r.owner)],
    ['Domain lead', nameOf(r.domainLead)],
    ['Domain', r.domain],
    ['Markets', r.markets.join(', ')],
    ['Text', r.text],
    ['Reviewed', review && `${words(review.outcome)}, ${plain(review.level)}: ${plain(review.statement)}`],
    ['Waits for', signOff?.waitingFor?.map(nameOf).join(', ')],
    ['To sign', signOff?.contentHash],
    ['May be', r.allowed.map(words).join(', ')],
    ['Raised by', nameOf(r.raisedBy)],
    ['Id', r.id],
  ]);
}
