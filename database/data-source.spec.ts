import { createDataSource } from './data-source.js';

/** What is written to a stream meanwhile, and nowhere else. */
function heard(stream: NodeJS.WriteStream, during: () => void): string[] {
  const told: string[] = [];
  const { write } = stream;
  stream.write = (text: string | Uint8Array) => told.push(String(text)) > 0;
  try {
    during();
  } finally {
    stream.write = write;
  }
  return told;
}

test('a migration that fails is told on standard error: standard output belongs to the command', () => {
  const { logger } = createDataSource('postgres://nobody@127.0.0.1:1/none');
  const fails = (): void => {
    logger.logMigration('Migration "CreateItems" failed, error: no such table');
  };
  expect(heard(process.stderr, fails)).toEqual(['Migration "CreateItems" failed, error: no such table\n']);
  expect(heard(process.stdout, () => heard(process.stderr, fails))).toEqual([]);
});
