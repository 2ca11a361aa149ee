import type { DataSource, EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { mostCompared, type Said } from '../../domain/similar/likeness.js';
import { rarestOf } from '../../domain/similar/rarest.js';
import { folded } from '../../domain/text/folded.js';
import { knowing } from '../access/known-sight.js';
import { seesOne } from '../access/unseen.js';
import { placingIn } from '../access/visible.js';
import { recordKinds } from '../engine/kinds.js';
import { inTransaction } from '../sql/transaction.js';

/** What may have been told before: a case or a finding in whatever state, a program that is finished, an item. */
export const similarKinds = ['case', 'finding', 'program', 'action_item'] as const;

/** A record that has rare pieces of words in common with what is asked. */
export interface Near extends Said {
  kind: (typeof similarKinds)[number];
  id: string;
  key: string | null;
  status: string;
  domain: string | null;
  markets: string[];
}

/** So many are compared with what is asked. */
const mostNear = 40;
/** How long looking may take, in milliseconds. */
const longest = 2_000;

const words = `left(t.title, 300) AS title, left(t.`;
const { action_item: item, case: one, finding } = recordKinds;

/** SQL: each kind as it is shown, over the rows `n` that are near; those that are dearest to look at stand last. */
const shown = {
  case: {
    noun: one.path,
    sql: `SELECT 'case' AS kind, t.id, '${one.letters}-' || t.number AS key, t.status, t.domain, t.markets,
      ${words}text, ${mostCompared}) AS text, n.weight FROM near n JOIN cases t ON n.kind = 'case' AND t.id = n.subject_id`,
  },
  finding: {
    noun: finding.path,
    sql: `SELECT 'finding' AS kind, t.id, '${finding.letters}-' || t.number AS key, t.status, t.domain, t.markets,
      ${words}condition, ${mostCompared}) AS text, n.weight FROM near n
      JOIN findings t ON n.kind = 'finding' AND t.id = n.subject_id`,
  },
  program: {
    noun: recordKinds.program.path,
    sql: `SELECT 'program' AS kind, t.id, NULL::text AS key, t.status, t.domain, t.markets, left(t.name, 300) AS title,
      left(t.description, ${mostCompared}) AS text, n.weight FROM near n
      JOIN programs t ON n.kind = 'program' AND t.id = n.subject_id AND t.status = 'closed'`,
  },
  action_item: {
    noun: item.path,
    sql: `SELECT 'action_item' AS kind, t.id, '${item.letters}-' || t.number AS key, t.status, p.domain, p.markets,
      ${words}description, ${mostCompared}) AS text, n.weight FROM near n
      JOIN action_items t ON n.kind = 'item' AND t.id = n.subject_id JOIN programs p ON p.id = t.program_id`,
  },
} as const;

/**
 * Records that somebody sees with rare pieces of the words that are asked, the most of them first; at most forty.
 *
 * Pieces that many texts have are not looked for: an index finds those that have the others, so that what is read does not grow with
 * how much there is.
 *
 * @throws QueryFailedError `57014` where it takes too long
 */
export function nearTo(dataSource: DataSource, said: Said, sight: Sight | undefined): Promise<Near[]> {
  return inTransaction(dataSource, async (manager) => {
    await manager.query(`SET LOCAL statement_timeout = ${longest}`);
    // Each piece is looked up in the index, whatever is thought of how few texts there are: to take them apart costs more.
    await manager.query('SET LOCAL enable_seqscan = off');
    const asked = await rarePieces(manager, said);
    if (asked.length === 0) return [];
    const params: unknown[] = [asked.map(({ piece }) => piece), asked.map(({ weight }) => weight)];
    const place = placingIn(params);
    const known = sight && (await knowing(manager, sight));
    const each = similarKinds.map(
      (kind) => `${shown[kind].sql} WHERE ${known ? seesOne(shown[kind].noun, known, place) : 'TRUE'}`,
    );
    return manager.query<Near[]>(
      `WITH near AS MATERIALIZED (
         SELECT s.kind, s.subject_id, sum(a.weight) AS weight FROM unnest($1::text[], $2::double precision[]) AS a(piece, weight)
         CROSS JOIN LATERAL (SELECT r.kind, r.subject_id FROM search_texts r
           WHERE (r.kind = 'case' AND r.field IN ('title', 'text') OR r.kind = 'finding' AND r.field IN ('title', 'condition') OR r.kind = 'program' AND r.field IN ('name', 'description')
             OR r.kind = 'item' AND r.field = 'title') AND similar_grams(r.folded) @> ARRAY[a.piece] OFFSET 0) s
         GROUP BY s.kind, s.subject_id)
       SELECT f.* FROM (${each.join(' UNION ALL ')}) f ORDER BY f.weight DESC, f.id LIMIT ${mostNear}`,
      params,
    );
  });
}

async function rarePieces(manager: EntityManager, { title, text }: Said): Promise<{ piece: string; weight: number }[]> {
  const pieces = await manager.query<{ piece: string; frequency: number | null }[]>(
    `SELECT g.piece, f.frequency FROM unnest(similar_grams($1)) AS g(piece)
     LEFT JOIN similar_frequencies() f ON f.gram = g.piece ORDER BY strpos($1, trim(g.piece)), g.piece`,
    [folded(`${title} ${text}`.slice(0, mostCompared))],
  );
  const [{ texts } = { texts: 0 }] = await manager.query<{ texts: number }[]>(
    `SELECT greatest(reltuples, 0)::float8 AS texts FROM pg_class WHERE oid = 'search_texts_similar'::regclass`,
  );
  return rarestOf(pieces, texts);
}
