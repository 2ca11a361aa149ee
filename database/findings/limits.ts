import type { EntityManager } from 'typeorm';
import type { FindingLimits } from '../../domain/finding/limits.js';
import type { Rating } from '../../domain/policy/rating.js';

/** A version of the limits as it is shown; nobody has set the one that ships. */
export interface KeptLimits extends FindingLimits {
  setBy: { id: string; name: string } | null;
  setAt: Date;
}

type ByRating = Record<Rating, string>;

interface Row {
  version: number;
  agree_within: ByRating;
  remediate_within: ByRating;
  verify_within: ByRating;
  note: string;
  set_by: { id: string; name: string } | null;
  set_at: Date;
}

/** The limits by which dates of findings are counted now. */
export async function presentLimits(manager: EntityManager): Promise<KeptLimits> {
  const [row] = await manager.query<Row[]>(
    `SELECT l.version, l.agree_within, l.remediate_within, l.verify_within, l.note, l.set_at,
       CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name) END AS set_by
     FROM finding_limits l LEFT JOIN people p ON p.id = l.set_by ORDER BY l.version DESC LIMIT 1`,
  );
  if (!row) throw new Error('there are no limits of findings; the migrations ship some');
  const { agree_within: agreeWithin, remediate_within: remediateWithin, verify_within: verifyWithin } = row;
  return {
    ...{ version: row.version, agreeWithin, remediateWithin, verifyWithin, note: row.note },
    ...{ setBy: row.set_by, setAt: row.set_at },
  };
}

/** Keeps another version, unless somebody else did since `version` was read. */
export async function saveLimits(
  manager: EntityManager,
  limits: Omit<FindingLimits, 'version'>,
  { version, actorId }: { version: number; actorId: string },
): Promise<boolean> {
  const { agreeWithin, remediateWithin, verifyWithin, note } = limits;
  const rows = await manager.query<unknown[]>(
    `INSERT INTO finding_limits (version, agree_within, remediate_within, verify_within, note, set_by)
     SELECT $1::integer + 1, $2::jsonb, $3::jsonb, $4::jsonb, $5, $6::uuid
     WHERE $1 = (SELECT max(version) FROM finding_limits) ON CONFLICT (version) DO NOTHING RETURNING version`,
    [version, ...[agreeWithin, remediateWithin, verifyWithin].map((each) => JSON.stringify(each)), note, actorId],
  );
  return rows.length > 0;
}
