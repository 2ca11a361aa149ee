import type { DataSource } from 'typeorm';
import { pinItems } from './calendars/pin-items.js';
import { seedCalendars } from './calendars/seed-calendars.js';
import { tellManagerAlone } from './policies/tell-manager-alone.js';
import { seedDefaults } from './seed-defaults.js';
import { locks } from './sql/locks.js';

/** Brings the schema up to date and puts the shipped policies and calendars in. One process at a time; the others wait and find it done. */
export async function prepareDatabase(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [locks.migrate]);
    try {
      await dataSource.runMigrations();
      await seedDefaults(dataSource);
      await seedCalendars(dataSource, Date.now());
      await pinItems(dataSource.manager);
      await tellManagerAlone(dataSource, Date.now());
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [locks.migrate]);
    }
  } finally {
    await runner.release();
  }
}
