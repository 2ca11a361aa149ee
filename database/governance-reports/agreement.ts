import { seesAnswers } from '../../domain/access/review-access.js';
import type { Actor } from '../../domain/access/actor.js';
import { fewPairs, trusted } from '../../domain/agreement/trust.js';
import {
  mostRows,
  type AgreementSection,
  type Counted,
  type ReviewLine,
} from '../../domain/governance-report/report.js';
import { agreementAmong } from '../../domain/review/results.js';
import type { ReviewRound } from '../../domain/review/round.js';
import type { Placing } from '../access/visible.js';
import { judgedItems } from '../reviews/judged.js';
import { loadReview } from '../reviews/load.js';
import { asking, countedBy, inWeek, named, seenInScope, type AskedReport } from './asked.js';

/** Rounds that are looked at, those that ended in the week first; of the others it is asked whether their answers are open. */
const mostLooked = 3 * mostRows;

/** How far reviewers agree, in rounds whose answers the reader may see by now: the rule of blindness is that of the results. */
export async function agreementIn(asked: AskedReport, actor: Actor): Promise<AgreementSection> {
  const { ended, rounds, total } = await roundsOf(asked);
  const rows: ReviewLine[] = [];
  let blind = 0;
  for (const { id } of rounds) {
    const subject = await loadReview(asked.manager, id, { lock: false, at: asked.now });
    if (!subject) continue;
    if (!seesAnswers(actor, subject)) blind += 1;
    else if (rows.length < mostRows) rows.push(await lineOf(asked, subject.facts));
  }
  return { rounds: { total: total - blind, rows }, ended, blind };
}

async function roundsOf(asked: AskedReport): Promise<{ ended: Counted; rounds: { id: string }[]; total: number }> {
  const seen = (place: Placing): string => seenInScope(asked, 'review_round', place, 'r');
  const rounds = await asking<{ id: string; total: number }>(
    asked,
    (place) => `SELECT r.id, count(*) OVER ()::int AS total FROM review_rounds r
     WHERE ((r.status = 'closed' AND ${inWeek(asked, place, 'r.closed_at')}) OR r.status IN ('open', 'adjudicating'))
       AND ${seen(place)}
     ORDER BY r.status <> 'closed', r.closed_at DESC, r.due_at, r.number LIMIT ${mostLooked}`,
  );
  return {
    ended: await countedBy(
      asked,
      'r.closed_at',
      (place) => `review_rounds r WHERE r.status = 'closed' AND ${seen(place)}`,
    ),
    ...{ rounds, total: rounds[0]?.total ?? 0 },
  };
}

async function lineOf({ manager }: AskedReport, round: ReviewRound): Promise<ReviewLine> {
  const items = await judgedItems(manager, round.id, round.perItem);
  const found = agreementAmong(items, { labels: round.decision.labels });
  const { pairs, raw, ac1, alpha } = found;
  return {
    ...named('review_round', round),
    ended: round.status === 'closed',
    ...{ pairs, raw, ac1, alpha },
    trust: trusted(found),
    few: pairs < fewPairs,
  };
}
