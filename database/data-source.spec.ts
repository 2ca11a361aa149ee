import { jest } from '@jest/globals';
import { createDataSource } from './data-source.js';

afterEach(() => {
  jest.restoreAllMocks();
});

test('a migration that fails is told on standard error: standard output belongs to the command', () => {
  const out = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { logger } = createDataSource('postgres://nobody@127.0.0.1:1/none');
  logger.logMigration('Migration "CreateItems" failed, error: no such table');
  expect(err.mock.calls).toEqual([['Migration "CreateItems" failed, error: no such table\n']]);
  expect(out.mock.calls).toEqual([]);
});
