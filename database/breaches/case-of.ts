import type { EntityManager } from 'typeorm';
import { breachKey, type Breach } from '../../domain/breach/breach.js';
import { caseKey } from '../../domain/case/case.js';
import type { Link } from '../../domain/record-link/link.js';
import type { Metric } from '../../domain/metric/metric.js';
import type { Threshold } from '../../domain/metric/threshold.js';
import { whyNot, type Standing } from '../../domain/person/standing.js';
import { stableId } from '../../domain/stable-id.js';
import { link } from '../record-links/links.js';
import { reportCase } from '../cases/report.js';
import { loadStanding } from '../people/standing.js';
import type { By } from './write.js';

/**
 * The case that a breach is looked into by: the open one of the same slice of the metric, or else a new one, led by the metric's
 * owner. Tied to it once. Where nobody is there who could lead one, there is none: the breach itself is told all the same.
 */
export async function tieToCase(
  manager: EntityManager,
  metric: Metric,
  breach: Breach,
  { likelihood, impact }: NonNullable<Threshold['case']>,
  by: By,
): Promise<void> {
  const one =
    (await openCaseOf(manager, breach)) ?? (await newCaseOf(manager, metric, breach, { likelihood, impact }, by));
  if (one === null) return;
  const other = { kind: 'breach' as const, id: breach.id, key: breachKey(breach.number), title: breach.title };
  await link(manager, one, other, { ...by, key: stableId(breach.id, by.key) });
}

async function openCaseOf(manager: EntityManager, breach: Breach): Promise<Link['one'] | null> {
  const [row] = await manager.query<{ id: string; number: number; title: string }[]>(
    `WITH RECURSIVE tied AS (
       SELECT c.id, c.number, c.title, c.status, c.merged_into FROM breaches b
         JOIN record_links l ON l.record_kind = 'breach' AND l.record_id = b.id JOIN cases c ON c.id = l.case_id
       WHERE b.metric_id = $1 AND b.slice_key = $2
       UNION SELECT c.id, c.number, c.title, c.status, c.merged_into FROM tied t JOIN cases c ON c.id = t.merged_into)
     SELECT id, number, title FROM tied WHERE status NOT IN ('closed', 'rejected', 'merged') ORDER BY number LIMIT 1`,
    [breach.metricId, breach.sliceKey],
  );
  return row ? { kind: 'case', id: row.id, key: caseKey(row.number), title: row.title } : null;
}

async function newCaseOf(
  manager: EntityManager,
  metric: Metric,
  breach: Breach,
  rated: { likelihood: number; impact: number },
  by: By,
): Promise<Link['one'] | null> {
  const standing = await loadStanding(manager, [metric.ownerId, by.actorId]);
  const fit = (one: Standing | undefined): boolean => one !== undefined && whyNot(one, 'work') === null;
  const leadId = [metric.ownerId, by.actorId].find((id) => fit(standing.get(id)));
  if (leadId === undefined) return null;
  const id = stableId('case', breach.id);
  await reportCase(
    manager,
    {
      ...{ id, leadId, domainLeadId: null, reporterId: null, reporter: `Metric ${metric.key}`, ...rated },
      title: breach.title,
      text: [...breach.reasons, `What is measured: ${metric.formula}`].join('\n'),
      ...{ source: 'metric', sourceText: null, domain: breach.domain, markets: breach.markets, stage: metric.stage },
      affected: { users: null, sellers: null, creators: null, listings: null },
      samples: [],
    },
    null,
    by,
  );
  const [row] = await manager.query<{ number: number }[]>('SELECT number FROM cases WHERE id = $1', [id]);
  return { kind: 'case', id, key: caseKey(row?.number ?? 0), title: breach.title };
}
