import type { DataSource } from 'typeorm';
import { newToken, tokenHash } from '../../database/people/token-text.js';

/** Makes a person in the database; gives the id. */
export async function createPerson(
  dataSource: DataSource,
  name: string,
  facts: Record<string, unknown>,
): Promise<string> {
  const columns: Record<string, unknown> = {
    name,
    email: facts['email'] ?? null,
    manager_id: facts['managerId'] ?? null,
    team_id: facts['teamId'] ?? null,
    market: facts['market'] ?? null,
    time_zone: facts['timeZone'] ?? 'Asia/Singapore',
    access: facts['access'] ?? 'member',
  };
  const names = Object.keys(columns);
  const [row] = await dataSource.query<{ id: string }[]>(
    `INSERT INTO people (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')}) RETURNING id`,
    Object.values(columns),
  );
  return row?.id ?? '';
}

/** A new token of that person. */
export async function tokenOf(dataSource: DataSource, personId: string): Promise<string> {
  const token = newToken();
  await dataSource.query('INSERT INTO api_tokens (person_id, name, token_hash) VALUES ($1, $2, $3)', [
    personId,
    'test',
    tokenHash(token),
  ]);
  return token;
}
