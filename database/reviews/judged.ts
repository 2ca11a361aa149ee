import type { EntityManager } from 'typeorm';
import type { Given, JudgedItem } from '../../domain/review/results.js';

interface ItemRow extends Omit<JudgedItem, 'answers' | 'adjudication' | 'policyLine'> {
  id: string;
  policy_line: string | null;
}
interface AnswerRow {
  item_id: string;
  person_id: string;
  duty: 'review' | 'adjudicate';
  side: number;
  decision: string;
  policy_line: string | null;
  answers: Record<string, string>;
  note: string | null;
}

/** All items of a round in their order, with what was answered of each: for those who may see answers, and nobody else. */
export async function judgedItems(manager: EntityManager, roundId: string, perItem: number): Promise<JudgedItem[]> {
  const items = await manager.query<ItemRow[]>(
    `SELECT id, key, place, title, link, stratum, site, language, market, policy_line, weight, golden
     FROM review_items WHERE round_id = $1 ORDER BY place`,
    [roundId],
  );
  const rows = await manager.query<AnswerRow[]>(
    `SELECT item_id, person_id, duty, side, decision, policy_line, answers, note
     FROM review_assignments WHERE round_id = $1 AND state = 'answered'`,
    [roundId],
  );
  const byItem = Map.groupBy(rows, ({ item_id }) => item_id);
  return items.map(({ id, policy_line, ...item }) => {
    const given = byItem.get(id) ?? [];
    const answers = Array.from({ length: perItem }, (_, index) =>
      givenOf(given.find(({ duty, side }) => duty === 'review' && side === index + 1)),
    );
    const adjudication = givenOf(given.find(({ duty }) => duty === 'adjudicate'));
    return { ...item, policyLine: policy_line, answers, adjudication };
  });
}

function givenOf(row: AnswerRow | undefined): Given | null {
  if (!row) return null;
  const { person_id: personId, decision, policy_line: policyLine, answers, note } = row;
  return { personId, decision, policyLine, answers, note };
}

/** What somebody has to do in a round, and how far they are. */
export async function ownProgress(
  manager: EntityManager,
  roundId: string,
  accounts: readonly string[],
): Promise<{ answered: number; adjudicated: number }> {
  const [row] = await manager.query<{ answered: number; adjudicated: number }[]>(
    `SELECT count(*) FILTER (WHERE duty = 'review')::integer AS answered,
       count(*) FILTER (WHERE duty = 'adjudicate')::integer AS adjudicated
     FROM review_assignments WHERE round_id = $1 AND person_id = ANY($2) AND state = 'answered'`,
    [roundId, accounts],
  );
  return row ?? { answered: 0, adjudicated: 0 };
}
