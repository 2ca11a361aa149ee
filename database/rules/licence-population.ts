import type { EntityManager } from 'typeorm';
import type { Rate } from '../../domain/acting-licence/fall.js';
import { licenceLimits, type Candidate } from '../../domain/acting-licence/licence.js';
import type { LicenceWork } from '../../domain/acting-licence/sign.js';
import type { LinkedKind } from '../../domain/record-link/link.js';
import { placesNow } from './licence-places.js';

interface Period {
  /** Epoch ms. */
  from: number;
  until: number;
}

/**
 * Records from which is drawn: of those that a version has matched in a period the newest match, and of those that it has looked at and
 * never matched the newest look. Each record stands there once, so that none counts for two. What is restricted is not shown to those
 * who label, and is left out.
 */
export async function candidatesOf(
  manager: EntityManager,
  { versionId, kind }: { versionId: string; kind: LinkedKind },
  period: Period,
): Promise<Candidate[]> {
  const found = (await Promise.all([true, false].map((matched) => newest(manager, versionId, period, matched)))).flat();
  const places = new Map(
    (
      await placesNow(
        manager,
        kind,
        found.map(({ id }) => id),
      )
    ).map((place) => [place.id, place]),
  );
  return found.flatMap(({ id, seq, matched }) => {
    const place = places.get(id);
    return place === undefined || place.restricted
      ? []
      : [{ kind, id, seq, matched, domain: place.domain, markets: place.markets }];
  });
}

async function newest(
  manager: EntityManager,
  versionId: string,
  { from, until }: Period,
  matched: boolean,
): Promise<{ id: string; seq: string; matched: boolean }[]> {
  const never = `AND NOT EXISTS (SELECT 1 FROM rule_evaluations m WHERE m.version_id = $1 AND m.subject_id = e.subject_id
    AND m.outcome = 'matched' AND m.event_at >= to_timestamp($2 / 1000.0) AND m.event_at < to_timestamp($3 / 1000.0))`;
  const rows = await manager.query<{ id: string; seq: string }[]>(
    `SELECT DISTINCT ON (e.subject_id) e.subject_id AS id, e.event_seq::text AS seq FROM rule_evaluations e
     WHERE e.version_id = $1 AND e.outcome = $4 AND e.event_at >= to_timestamp($2 / 1000.0) AND e.event_at < to_timestamp($3 / 1000.0)
       ${matched ? '' : never} ORDER BY e.subject_id, e.event_seq DESC LIMIT ${licenceLimits.population}`,
    [versionId, from, until, matched ? 'matched' : 'not_matched'],
  );
  return rows.map((row) => ({ ...row, matched }));
}

/** How often a version was asked and matched, by whole days (UTC) from the one to the other, the last one not counted. */
export async function rateOf(manager: EntityManager, versionId: string, { from, until }: Period): Promise<Rate> {
  const [row] = await manager.query<Rate[]>(
    `SELECT coalesce(sum(asked), 0)::integer AS asked, coalesce(sum(matched), 0)::integer AS matched FROM rule_tallies
     WHERE version_id = $1 AND day >= (to_timestamp($2 / 1000.0) AT TIME ZONE 'UTC')::date
       AND day < (to_timestamp($3 / 1000.0) AT TIME ZONE 'UTC')::date`,
    [versionId, from, until],
  );
  return row ?? { asked: 0, matched: 0 };
}

/** The same for each whole week from the one on until the other in which it was asked at all, in their order. */
export function weeklyRatesOf(manager: EntityManager, versionId: string, { from, until }: Period): Promise<Rate[]> {
  return manager.query<Rate[]>(
    `SELECT sum(asked)::integer AS asked, sum(matched)::integer AS matched FROM rule_tallies,
       (SELECT (to_timestamp($2 / 1000.0) AT TIME ZONE 'UTC')::date AS first,
          floor(($3::float8 - $2) / (7 * 86400000))::integer AS weeks) AS p
     WHERE version_id = $1 AND day >= p.first AND day < p.first + 7 * p.weeks GROUP BY (day - p.first) / 7 ORDER BY (day - p.first) / 7`,
    [versionId, from, until],
  );
}

/** Whose work a rule is: who wrote it or a version of it, and who had it listen, propose or act. */
export async function ruleAuthors(manager: EntityManager, ruleId: string): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT created_by AS id FROM rules WHERE id = $1
     UNION SELECT created_by FROM rule_versions WHERE rule_id = $1
     UNION SELECT state_by FROM rules WHERE id = $1 AND state_by IS NOT NULL
     UNION SELECT actor_id FROM audit_events WHERE subject_id = $1 AND type IN ('rule.published', 'rule.licence_planned') AND actor_id IS NOT NULL`,
    [ruleId],
  );
  return rows.map(({ id }) => id);
}

/** Whose work a licence is: of those whose work its rule is, and of whoever had a part when it was planned. */
export async function workOf(
  manager: EntityManager,
  { rule, authors }: { rule: { id: string }; authors: readonly string[] },
): Promise<LicenceWork> {
  return { authors: [...(await ruleAuthors(manager, rule.id)), ...authors] };
}
