import type { EntityManager } from 'typeorm';
import { shownKinds, type RecordKind } from '../engine/kinds.js';

const addOnce = (column: string): string =>
  `${column} = CASE WHEN ${column} ? $2 THEN ${column} ELSE ${column} || to_jsonb(ARRAY[$2::text]) END`;

/** Of those records whose round is open. Where it is not, who may decide is asked when it opens. */
const chosen: Partial<Record<RecordKind, string>> = {
  ...Object.fromEntries(
    shownKinds.flatMap(({ kind, table, signed }) =>
      signed === undefined
        ? []
        : [
            [
              kind,
              `UPDATE ${table} t SET ${signed.barred} = t.${signed.barred} || $2::uuid WHERE t.id = ANY($1) AND NOT $2::uuid = ANY(t.${signed.barred})
                 AND EXISTS (SELECT 1 FROM sign_off_rounds r WHERE r.subject_id = t.id AND r.state = 'open')`,
            ],
          ],
    ),
  ),
  action_item: `UPDATE action_items i
    SET contributors = i.contributors || jsonb_build_array(jsonb_build_object('personId', $2::text, 'ways', '["approvers"]'::jsonb))
    WHERE i.id = ANY($1) AND EXISTS (SELECT 1 FROM sign_off_rounds r WHERE r.id = i.round_id AND r.state = 'open')
      AND NOT i.contributors @> jsonb_build_array(jsonb_build_object('personId', $2::text, 'ways', '["approvers"]'::jsonb))`,
  program: `UPDATE phases ph SET ${addOnce('steered_by')} WHERE ph.program_id = ANY($1) AND ph.status = 'tollgate'`,
};

/** Whoever changes, while a round is open, who plays which part in it, is none of those who decide in it. */
export async function keepWhoChose(
  manager: EntityManager,
  kind: RecordKind,
  ids: readonly string[],
  personId: string,
): Promise<void> {
  const sql = chosen[kind];
  if (sql !== undefined && ids.length > 0) await manager.query(sql, [ids, personId]);
}

/** The same of whoever gives a program another tollgate policy while work is done for the next tollgate. */
export async function keepWhoChoseTollgate(manager: EntityManager, programId: string, personId: string): Promise<void> {
  await manager.query(
    `UPDATE phases ph SET ${addOnce('steered_by')} WHERE ph.program_id = $1 AND ph.status IN ('open', 'tollgate')`,
    [programId, personId],
  );
}
