import type { EntityManager } from 'typeorm';

interface PersonRef {
  id: string;
  name: string;
}

/** What an approver asked, and the answer; whoever asked or answered for another has that one beside them. */
export interface AskedQuestion {
  id: string;
  round: number;
  question: string;
  askedBy: PersonRef;
  askedFor: PersonRef | null;
  askedAt: Date;
  answer: string | null;
  answeredBy: PersonRef | null;
  answeredFor: PersonRef | null;
  answeredAt: Date | null;
  roundId: string;
}

const personRef = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name) END`;

/** Every question about an item or a phase, in the order in which they were asked. */
export async function questionsOf(manager: EntityManager, subjectId: string): Promise<AskedQuestion[]> {
  return manager.query<AskedQuestion[]>(
    `SELECT q.id, r.number AS round, q.round_id AS "roundId", q.question, ${personRef('a')} AS "askedBy", ${personRef('b')} AS "askedFor",
       q.asked_at AS "askedAt", q.answer, ${personRef('c')} AS "answeredBy", ${personRef('d')} AS "answeredFor",
       q.answered_at AS "answeredAt"
     FROM sign_off_questions q JOIN sign_off_rounds r ON r.id = q.round_id JOIN people a ON a.id = q.asked_by
     LEFT JOIN people b ON b.id = q.asked_for LEFT JOIN people c ON c.id = q.answered_by
     LEFT JOIN people d ON d.id = q.answered_for
     WHERE r.subject_id = $1 ORDER BY q.asked_at, q.id`,
    [subjectId],
  );
}
