import type { DataSource } from 'typeorm';
import type { Settings } from '../../../config/settings.js';
import { sendReports } from '../../../database/governance-reports/send.js';
import { databaseTime } from '../../../database/sql/database-time.js';
import { ableChannels } from './deliveries/delivery-loop.js';
import { startPollLoop, type PollLoop } from './engine/poll-loop.js';

/** Makes weekly reports when they are due, and hands them to the mails. */
export function startReports(
  dataSource: DataSource,
  settings: Settings,
  onError: (where: string, error: unknown) => void,
): PollLoop {
  const able = ableChannels(settings);
  return startPollLoop({
    name: 'weekly reports',
    everyMs: 15_000,
    onError,
    run: async () => {
      const now = await databaseTime(dataSource.manager);
      await sendReports(dataSource, { able, reading: settings.reading, now });
    },
  });
}
