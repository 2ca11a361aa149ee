import type { EntityManager } from 'typeorm';
import { analysisKey } from '../../domain/analysis/analysis.js';
import { comparedCodes, type Carrying } from '../../domain/finding/carry.js';
import { findingKey, type Finding } from '../../domain/finding/finding.js';
import { Refusal } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time.js';
import { presentTaxonomy } from '../analyses/taxonomy.js';

type Loaded = Omit<Carrying['analysis'], 'key'> & { number: number };

/**
 * An analysis that is to carry a finding, or carries it, and the findings of its root causes in the same domain that were
 * written down within the days of the taxonomy. Null where none is named and none carries it.
 *
 * @param asked.domain where the finding is moved, if it is
 * @throws Refusal `not-found`
 */
export async function carryingOf(
  manager: EntityManager,
  finding: Finding,
  asked: { analysisId?: string; domain?: string | null; at: Instant },
): Promise<Carrying | null> {
  const analysisId = asked.analysisId ?? finding.carried?.analysisId;
  if (analysisId === undefined) return null;
  // Two that are written down at one moment know of each other: the later one is the repeat.
  await manager.query(`SELECT pg_advisory_xact_lock(hashtext('tollgate.repeats'))`);
  const [row] = await manager.query<Loaded[]>(
    `SELECT id, number, title, status, content_version AS "contentVersion", signed_hash AS "signedHash", causes
     FROM analyses WHERE id = $1 FOR SHARE`,
    [analysisId],
  );
  if (!row) throw new Refusal('not-found', `There is no analysis ${analysisId}.`);
  const { number, ...analysis } = row;
  const taxonomy = await presentTaxonomy(manager);
  // What was signed when it was carried is what findings are compared by, whatever the analysis says now.
  const causes = asked.analysisId === undefined ? (finding.carried?.causes ?? []) : analysis.causes;
  const domain = asked.domain === undefined ? finding.domain : asked.domain;
  const found = await earlierOf(manager, comparedCodes(causes), {
    ...{ id: finding.id, domain, days: taxonomy.repeatDays, at: asked.at },
  });
  return { analysis: { ...analysis, key: analysisKey(number) }, taxonomy, earlier: found };
}

/** More are no help to whoever reads that it is one. */
const mostEarlier = 200;

async function earlierOf(
  manager: EntityManager,
  codes: readonly string[],
  { id, domain, days, at }: { id: string; domain: string | null; days: number; at: Instant },
): Promise<Carrying['earlier']> {
  if (codes.length === 0) return [];
  const rows = await manager.query<{ id: string; number: number; title: string; codes: string[] }[]>(
    `SELECT f.id, f.number, f.title, r.codes FROM findings f, LATERAL (
       SELECT array_agg(DISTINCT c ->> 'code') AS codes FROM jsonb_array_elements(f.carried -> 'causes') c
       WHERE c ->> 'role' = 'root' AND c ->> 'code' = ANY($2)) r
     WHERE f.carried IS NOT NULL AND r.codes IS NOT NULL AND f.id <> $1 AND f.grade = 'finding' AND f.status <> 'withdrawn'
       AND folded(coalesce(f.domain, '')) = folded(coalesce($3, ''))
       AND f.created_at >= to_timestamp($4 / 1000.0) - make_interval(days => $5)
       AND f.created_at <= coalesce((SELECT o.created_at FROM findings o WHERE o.id = $1), now())
     ORDER BY f.created_at DESC, f.id LIMIT ${mostEarlier}`,
    [id, codes, domain, at, days],
  );
  return rows.map(({ number, ...row }) => ({ kind: 'finding' as const, key: findingKey(number), ...row }));
}
