import type { EntityManager } from 'typeorm';
import type { Draw, Stratum } from '../../domain/sample/draw.js';
import { Refusal } from '../../domain/refusal.js';
import type { Sampled } from '../../domain/review/list.js';
import { stableId } from '../../domain/stable-id.js';
import { saveEvents } from '../trail/events.js';

/** How the sample of a round was drawn: enough for anybody who has the list to draw the same. */
export interface SampleFacts {
  seed: string;
  how: Draw;
  /** Rows of the file that were read. */
  listed: number;
  population: number;
  golden: number;
  strata: Stratum[];
  file: string;
  sha256: string;
  drawnBy: string;
  drawnAt: Date;
}

/** Null where none is drawn yet. */
export async function sampleOf(manager: EntityManager, roundId: string): Promise<SampleFacts | null> {
  const [row] = await manager.query<SampleFacts[]>(
    `SELECT seed, how, listed, population, golden, strata, file, sha256, drawn_by AS "drawnBy", drawn_at AS "drawnAt"
     FROM review_samples WHERE round_id = $1`,
    [roundId],
  );
  return row ?? null;
}

/**
 * Writes a sample in the place of the one before. The round's row is locked by whoever calls.
 *
 * @throws Refusal `illegal-transition` where it is no draft any more
 */
export async function saveSample(
  manager: EntityManager,
  round: { id: string; status: string; version: number },
  { items, strata, population }: Sampled,
  given: Pick<SampleFacts, 'seed' | 'how' | 'listed' | 'file' | 'sha256'> & {
    actorId: string;
    key: string;
    at: number;
  },
): Promise<void> {
  if (round.status !== 'draft')
    throw new Refusal(
      'illegal-transition',
      `The sample of a review round is drawn while it is a draft; this one is ${round.status}. Begin another round.`,
      { currentStatus: round.status },
    );
  const { seed, how, listed, file, sha256, actorId, key, at } = given;
  await manager.query('DELETE FROM review_items WHERE round_id = $1', [round.id]);
  await manager.query(
    `INSERT INTO review_samples (round_id, seed, how, listed, population, golden, strata, file, sha256, drawn_by, drawn_at)
     VALUES ($1, $2, $3::jsonb, $4, $5, $6, $7::jsonb, $8, $9, $10, to_timestamp($11 / 1000.0))
     ON CONFLICT (round_id) DO UPDATE SET seed = excluded.seed, how = excluded.how, listed = excluded.listed,
       population = excluded.population, golden = excluded.golden, strata = excluded.strata, file = excluded.file,
       sha256 = excluded.sha256, drawn_by = excluded.drawn_by, drawn_at = excluded.drawn_at`,
    [
      ...[round.id, seed, JSON.stringify(how), listed, population, listed - population, JSON.stringify(strata)],
      ...[file, sha256, actorId, at],
    ],
  );
  const rows = items.map((item) => ({ ...item, id: stableId(round.id, sha256, seed, item.key) }));
  await manager.query(
    `INSERT INTO review_items (id, round_id, place, key, title, link, stratum, site, language, market, policy_line, weight, golden)
     SELECT x.id, $1, x.place, x.key, x.title, x.link, x.stratum, x.site, x.language, x.market, x."policyLine", x.weight, x.golden
     FROM json_to_recordset($2::json) AS x(id uuid, place integer, key text, title text, link text, stratum text, site text,
       language text, market text, "policyLine" text, weight double precision, golden text)`,
    [round.id, JSON.stringify(rows)],
  );
  await saveEvents(manager, [
    {
      ...{ subjectKind: 'review_round', subjectId: round.id, programId: null },
      event: {
        ...{ key, type: 'review_round.drawn', at, actorId, version: round.version },
        data: { listed, items: items.length, method: how.method, file, sha256 },
      },
    },
  ]);
}
