import type { Pool } from 'pg';

export interface FloorActivities {
  write(id: string, step: number, at: number): Promise<void>;
}

/** The cheapest kind of write: one upsert, in its own transaction. */
export function floorActivities(pool: Pool): FloorActivities {
  return {
    async write(id, step, at) {
      await pool.query(
        `INSERT INTO floor_items (id, step, at, written_at) VALUES ($1, $2, to_timestamp($3 / 1000.0), clock_timestamp())
         ON CONFLICT (id) DO UPDATE SET step = excluded.step, at = excluded.at, written_at = excluded.written_at`,
        [id, step, at],
      );
    },
  };
}

export const floorTable = `CREATE TABLE floor_items (
  id uuid PRIMARY KEY,
  step integer NOT NULL,
  at timestamptz NOT NULL,
  written_at timestamptz NOT NULL
)`;
