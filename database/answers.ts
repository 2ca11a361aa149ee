import type { DataSource } from 'typeorm';

/** Asks the database for nothing. @throws what the driver says where it is away */
export async function requireAnswer(dataSource: DataSource): Promise<void> {
  await dataSource.query('SELECT 1');
}

/** Whether the database is there. */
export async function answers(dataSource: DataSource): Promise<boolean> {
  return requireAnswer(dataSource).then(
    () => true,
    () => false,
  );
}
