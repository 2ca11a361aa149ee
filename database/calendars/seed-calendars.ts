import type { DataSource } from 'typeorm';
import { sourceOf } from '../../domain/calendar/body.js';
import { localDate, type Instant } from '../../domain/time.js';
import { stableId } from '../../domain/stable-id.js';
import { readBaseline } from './baseline.js';
import { emptyBody, shippedCalendars } from './shipped.js';

/**
 * The calendars that ship, published as version 1 with the library's holidays; those that are there are left alone, and
 * where all of them are the library is not even loaded.
 */
export async function seedCalendars(dataSource: DataSource, at: Instant): Promise<void> {
  const there = await dataSource.query<{ key: string }[]>('SELECT key FROM calendars');
  const missing = shippedCalendars.filter(({ key }) => !there.some((row) => row.key === key));
  if (missing.length === 0) return;
  const rows = await Promise.all(
    missing.map(async ({ key, name, market, zone, weekends }) => {
      const today = localDate(at, zone);
      const body = { ...emptyBody(zone, weekends), baseline: await readBaseline(key, today) };
      return {
        id: stableId('calendar', key),
        version_id: stableId('calendar-version', key, '1', today),
        key,
        name,
        market,
        is_market_default: key === market,
        is_default: key === shippedCalendars[0]?.key,
        body,
        as_of: today,
        source: sourceOf(body),
        known_from: body.baseline?.from ?? null,
        known_until: body.baseline?.until ?? null,
      };
    }),
  );
  await dataSource.query(
    `WITH given AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, version_id uuid, key text, name text, market text,
         is_market_default boolean, is_default boolean, body jsonb, as_of date, source text, known_from date, known_until date)
     ), made AS (
       INSERT INTO calendars (id, key, name, market, is_market_default, is_default)
       SELECT id, key, name, market,
         is_market_default AND NOT EXISTS (SELECT 1 FROM calendars c WHERE c.market = given.market AND c.is_market_default),
         is_default AND NOT EXISTS (SELECT 1 FROM calendars c WHERE c.is_default)
       FROM given ON CONFLICT (key) DO NOTHING RETURNING id
     )
     INSERT INTO calendar_versions (id, calendar_id, version, status, body, as_of, source, known_from, known_until, note, published_at)
     SELECT g.version_id, m.id, 1, 'published', g.body, g.as_of, g.source, g.known_from, g.known_until, 'Ships with Tollgate',
       to_timestamp($2 / 1000.0)
     FROM made m JOIN given g ON g.id = m.id`,
    [JSON.stringify(rows), at],
  );
}
