import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { LinkedKind } from '../../domain/record-link/link.js';
import type { Slice } from '../../domain/metric/slice.js';
import { recordKinds } from '../engine/kinds.js';
import { linksOf } from './links.js';

/** What leads from work back to what it came of; not to other work, which came of something else. */
const between: readonly LinkedKind[] = ['finding', 'analysis', 'case', 'alignment'];
/** Records that are looked at on the way, and breaches that are found. */
const most = { records: 30, breaches: 20 };

/** A slice of a metric of which a breach led to a record. */
export interface Behind {
  metricId: string;
  slice: Slice;
  breach: { id: string; key: string };
}

/**
 * The slices of metrics whose breaches led to records, by the links between them, as far as somebody sees each of them: from an item or a
 * program over findings, analyses and cases to breaches. Each slice once, by its newest breach.
 */
export async function breachesBehind(
  manager: EntityManager,
  ids: readonly string[],
  sight: Sight | undefined,
): Promise<Behind[]> {
  const seen = new Set(ids);
  const breaches = new Set<string>();
  let next = [...ids];
  while (next.length > 0 && seen.size < most.records) {
    const found = (await Promise.all(next.map((id) => linksOf(manager, id, sight)))).flat();
    for (const { kind, id } of found) if (kind === 'breach') breaches.add(id);
    next = [...new Set(found.filter(({ kind, id }) => between.includes(kind) && !seen.has(id)).map(({ id }) => id))];
    next = next.slice(0, most.records - seen.size);
    for (const id of next) seen.add(id);
  }
  return manager.query<Behind[]>(
    `SELECT DISTINCT ON (b.metric_id, b.slice_key) b.metric_id AS "metricId", b.slice,
       jsonb_build_object('id', b.id, 'key', '${recordKinds.breach.letters}-' || b.number) AS breach
     FROM breaches b WHERE b.id = ANY($1) ORDER BY b.metric_id, b.slice_key, b.number DESC`,
    [[...breaches].slice(0, most.breaches)],
  );
}
