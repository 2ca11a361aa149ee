import type { DataSource } from 'typeorm';
import { tendLicences } from '../../../database/rules/licence-tend.js';
import { tidyEvaluations } from '../../../database/rules/tidy.js';
import { takeTurns } from '../../../database/rules/turns.js';
import { databaseTime } from '../../../database/sql/database-time.js';
import { startPollLoop, type PollLoop } from './engine/poll-loop.js';

const tidyEveryMs = 600_000;

/** Lets the rules that listen answer to what has happened. They say what they would do, and nothing else is done here. */
export function startRules(dataSource: DataSource, onError: (where: string, error: unknown) => void): PollLoop {
  let tidiedAt = performance.now();
  return startPollLoop({
    name: 'rules',
    everyMs: 1_000,
    onError,
    run: async () => {
      const answered = await takeTurns(dataSource);
      if (answered > 0 || performance.now() - tidiedAt < tidyEveryMs) return answered;
      tidiedAt = performance.now();
      return tidyEvaluations(dataSource);
    },
  });
}

/** Looks after licences to act: what is labelled is judged, and what is in force ends or falls. */
export function startLicences(dataSource: DataSource, onError: (where: string, error: unknown) => void): PollLoop {
  return startPollLoop({
    name: 'licences',
    everyMs: 1_000,
    onError,
    run: async () => tendLicences(dataSource, await databaseTime(dataSource.manager)),
  });
}
