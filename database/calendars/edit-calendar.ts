import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';
import { recordedKeys } from '../trail/events.js';
import {
  bump,
  eventKey,
  expectVersion,
  lockCalendar,
  record,
  type CalendarChange,
  type CalendarRow,
} from './calendar-rows.js';

export interface CalendarFacts {
  name?: string | undefined;
  market?: string | null | undefined;
  isMarketDefault?: boolean | undefined;
  isDefault?: boolean | undefined;
}

/**
 * Changes what a calendar is called and for whom it is. One that becomes the default takes the place of the one before.
 * @throws Refusal `not-found`, `version-mismatch`, `invalid-command`
 */
export async function editCalendar(
  manager: EntityManager,
  key: string,
  facts: CalendarFacts,
  by: CalendarChange,
): Promise<void> {
  const calendar = await lockCalendar(manager, key);
  if ((await recordedKeys(manager, [eventKey(calendar.id, 'calendar.edited', by)])).size > 0) return;
  expectVersion(calendar, by);
  const market = facts.market === undefined ? calendar.market : facts.market;
  const isMarketDefault = facts.isMarketDefault ?? calendar.is_market_default;
  const isDefault = facts.isDefault ?? calendar.is_default;
  if (isMarketDefault && market === null)
    throw new Refusal('invalid-command', 'A calendar without a market cannot be the default of one. Name the market.');
  if (calendar.is_default && !isDefault)
    throw new Refusal(
      'invalid-command',
      'One calendar must be the default of all. Make another one the default instead.',
    );
  if (isDefault && !calendar.is_default) await requirePublished(manager, calendar);
  if (isMarketDefault && !calendar.is_market_default) await requirePublished(manager, calendar);
  if (isDefault)
    await manager.query('UPDATE calendars SET is_default = false WHERE is_default AND id <> $1', [calendar.id]);
  if (isMarketDefault)
    await manager.query(
      'UPDATE calendars SET is_market_default = false WHERE is_market_default AND market = $2 AND id <> $1',
      [calendar.id, market],
    );
  await manager.query(
    'UPDATE calendars SET name = $2, market = $3, is_market_default = $4, is_default = $5 WHERE id = $1',
    [calendar.id, facts.name ?? calendar.name, market, isMarketDefault, isDefault],
  );
  const version = await bump(manager, calendar.id);
  await record(manager, calendar.id, 'calendar.edited', version, by, { changed: facts });
}

/** People may not be left with a calendar of which nothing is in force. */
async function requirePublished(manager: EntityManager, { id, key }: CalendarRow): Promise<void> {
  const rows = await manager.query<unknown[]>(
    `SELECT 1 FROM calendar_versions WHERE calendar_id = $1 AND status = 'published' LIMIT 1`,
    [id],
  );
  if (rows.length === 0)
    throw new Refusal('invalid-command', `Calendar ${key} has no published version yet. Publish it first.`);
}
