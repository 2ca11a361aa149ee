import type { DataSource } from 'typeorm';
import type { Settings } from '../config/settings.js';
import { prepareDatabase } from './prepare.js';
import { ensureRole } from './server.js';
import { grantApp } from './roles/grant.js';

type Addresses = Pick<Settings, 'databaseUrl' | 'databaseOwnerUrl'>;

/** By which address the database is brought up to date: that of its owner, or the only one there is. */
export function ownerUrlOf({ databaseUrl, databaseOwnerUrl }: Addresses): string {
  return databaseOwnerUrl ?? databaseUrl;
}

/**
 * Brings the database up to date, and gives the application's role what it needs. A role that is not there yet is made with
 * the password of its address, where the owner may make roles.
 *
 * @param owner connected by `ownerUrlOf`
 */
export async function prepareAsOwner(owner: DataSource, addresses: Addresses): Promise<void> {
  await prepareDatabase(owner);
  const { username, password } = new URL(addresses.databaseUrl);
  const app = decodeURIComponent(username);
  const ownerUrl = ownerUrlOf(addresses);
  if (app === decodeURIComponent(new URL(ownerUrl).username)) return;
  await ensureRole(ownerUrl, app, decodeURIComponent(password));
  await grantApp(owner, app);
}
