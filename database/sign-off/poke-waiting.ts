import type { EntityManager } from 'typeorm';
import { enqueue } from '../engine/outbox.js';
import { keepWhoChose } from './who-chose.js';
import { isAlive, pokeOf, recordKinds, shownKinds, type RecordKind } from '../engine/kinds.js';

/** What has changed: who has a role in these programs, or what these people are. */
export interface MovedRoles {
  programIds?: string[];
  personIds?: string[];
  /** Who moves them. */
  by: string;
}

/** Published versions of policies that name one of these people. */
const naming = `SELECT v.id FROM policy_versions v WHERE v.status = 'published'
  AND EXISTS (SELECT 1 FROM unnest($2::text[]) AS x(person) WHERE strpos(v.body::text, x.person) > 0)`;

const hasOpenRound = (subject: string): string =>
  `EXISTS (SELECT 1 FROM sign_off_rounds r WHERE r.subject_id = ${subject} AND r.state = 'open')`;

/** Records that wait for a decision of somebody whose role may have moved. */
const waiting: Partial<Record<RecordKind, string>> = {
  ...Object.fromEntries(
    shownKinds.flatMap(({ kind, table, signed }) =>
      signed === undefined
        ? []
        : [
            [
              kind,
              `SELECT t.id FROM ${table} t WHERE ${hasOpenRound('t.id')} AND cardinality($1::uuid[]) + cardinality($2::uuid[]) > 0 AND (${signed.people} && $2::uuid[]
                 OR ${signed.policyVersionId} IN (${naming})${signed.besides === undefined ? '' : ` OR ${signed.besides}`})`,
            ],
          ],
    ),
  ),
  action_item: `SELECT i.id FROM action_items i JOIN programs p ON p.id = i.program_id JOIN people o ON o.id = i.owner_id
    WHERE (i.status = 'submitted' OR i.check_pending OR (i.status = 'on_hold' AND i.round_id IS NOT NULL)
        OR (i.extension_count > 0 AND EXISTS (
          SELECT 1 FROM due_date_extensions e WHERE e.item_id = i.id AND e.state = 'pending')))
      AND (i.program_id = ANY($1) OR ARRAY[i.owner_id, o.manager_id, p.manager_id, p.domain_lead_id] && $2::uuid[]
        OR i.sign_off_policy_version_id IN (${naming}) OR i.extension_policy_version_id IN (${naming})
        OR i.effectiveness_policy_version_id IN (${naming}))`,
  program: `SELECT p.id FROM programs p WHERE ${isAlive(recordKinds.program)}
      AND (p.id = ANY($1) OR ARRAY[p.manager_id, p.domain_lead_id] && $2::uuid[]
        OR p.tollgate_policy_version_id IN (${naming}))`,
};

/**
 * Lets everything that waits for a decision look at its people anew, in the transaction in which a role moves. Each
 * record does it by itself, as when it is poked: two thousand of them are one statement here.
 */
export async function pokeWhatWaits(manager: EntityManager, { programIds, personIds, by }: MovedRoles): Promise<void> {
  for (const [kind, sql] of Object.entries(waiting) as [RecordKind, string][]) {
    const rows = await manager.query<{ id: string }[]>(`${sql} ORDER BY 1`, [programIds ?? [], personIds ?? []]);
    const ids = rows.map(({ id }) => id);
    await keepWhoChose(manager, kind, ids, by);
    await enqueue(
      manager,
      ids.map((id) => pokeOf(kind, id)),
    );
  }
}
