import type { DataSource } from 'typeorm';
import { keepPassword } from '../../database/sign-in/accounts.js';
import { hashPassword } from '../../database/sign-in/password-hash.js';

export const password = 'four words of mine';

/** Gives somebody a password of their own; that above, unless said otherwise. */
export async function givePassword(
  { dataSource }: { dataSource: DataSource },
  personId: string,
  text = password,
): Promise<void> {
  await keepPassword(dataSource.manager, personId, await hashPassword(text), null);
}
