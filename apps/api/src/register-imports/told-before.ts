import type { DataSource } from 'typeorm';
import { nearTo, type Near } from '../../../../database/record-links/similar.js';
import { tookTooLong } from '../../../../database/sql/faults.js';
import { lexical } from '../../../../domain/similar/likeness.js';
import { mostAlike } from '../../../../domain/similar/most-alike.js';
import type { Actor } from '../access/actor.js';
import type { Intake } from './intake.js';
import type { ReadyRow } from './understand.js';

/** A record that says nearly what a row says. */
export interface Alike {
  of: Near;
  score: number;
}

/** Rows that are compared with what was told before, records that are shown of each, and what is less alike is none. */
const bounds = { rows: 20, each: 3, score: 0.3 } as const;
/** For so long in all, in ms, a preview looks for what was told before. */
const longest = 4_000;

/** What is like the first of the rows, by row. */
export async function toldBefore(
  dataSource: DataSource,
  intake: Intake,
  ready: readonly ReadyRow[],
  { sight }: Actor,
): Promise<{ byRow: Map<number, Alike[]>; looked: number }> {
  const byRow = new Map<number, Alike[]>();
  const until = performance.now() + longest;
  let looked = 0;
  for (const { row, asked } of ready.slice(0, bounds.rows)) {
    const said = intake.tells(asked.given);
    if (said === null || performance.now() > until) break;
    try {
      const near = await nearTo(dataSource, said, sight);
      const alike = await lexical.compare(said, near);
      const place = { domain: asked.given.domain, market: asked.given.markets[0] ?? null };
      const found = mostAlike(near, alike, place).filter(({ score }) => score >= bounds.score);
      byRow.set(row.row, found.slice(0, bounds.each));
      looked += 1;
    } catch (error) {
      if (!tookTooLong(error)) throw error;
      break;
    }
  }
  return { byRow, looked };
}
