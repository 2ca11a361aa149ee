import type { DataSource } from 'typeorm';
import type { Settings } from '../config/settings.js';
import { prepareDatabase } from './prepare.js';
import { ensureRole } from './server.js';
import { grantAnalytics, grantApp, grantQuery, grantSealer } from './roles/grant.js';

type Addresses = Pick<Settings, 'databaseUrl' | 'databaseOwnerUrl'> &
  Partial<Pick<Settings, 'databaseSealerUrl' | 'databaseAnalyticsUrl' | 'databaseQueryUrl'>>;

/** By which address the database is brought up to date: that of its owner, or the only one there is. */
export function ownerUrlOf({ databaseUrl, databaseOwnerUrl }: Addresses): string {
  return databaseOwnerUrl ?? databaseUrl;
}

/**
 * Brings the database up to date, and gives each role what it needs: the application's, and those that seal, analyse and ask,
 * where they have addresses of their own. A role that is not there yet is made with the password of its address, where the owner may
 * make roles.
 *
 * @param owner connected by `ownerUrlOf`
 * @throws Error where two of them are one role
 */
export async function prepareAsOwner(owner: DataSource, addresses: Addresses): Promise<void> {
  const ownerUrl = ownerUrlOf(addresses);
  const { databaseUrl, databaseSealerUrl: sealerUrl = null, databaseAnalyticsUrl: analyticsUrl = null } = addresses;
  const { databaseQueryUrl: queryUrl = null } = addresses;
  const others = {
    DATABASE_SEALER_URL: sealerUrl,
    DATABASE_ANALYTICS_URL: analyticsUrl,
    DATABASE_QUERY_URL: queryUrl,
  };
  refuseShared({ DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: databaseUrl }, others);
  await prepareDatabase(owner);
  if (roleOf(databaseUrl) !== roleOf(ownerUrl))
    await grantApp(owner, await made(ownerUrl, databaseUrl), sealerUrl === null);
  if (sealerUrl !== null) await grantSealer(owner, await made(ownerUrl, sealerUrl));
  if (analyticsUrl !== null) await grantAnalytics(owner, await made(ownerUrl, analyticsUrl));
  if (queryUrl !== null) await grantQuery(owner, await made(ownerUrl, queryUrl));
}

/** Whoever has least must not be somebody who has more. */
function refuseShared(greater: Record<string, string>, others: Record<string, string | null>): void {
  const seen = new Map(Object.entries(greater).map(([name, url]) => [roleOf(url), name]));
  for (const [name, url] of Object.entries(others)) {
    if (url === null) continue;
    const other = seen.get(roleOf(url));
    if (other !== undefined)
      throw new Error(`${name} names the role ${roleOf(url)}, as ${other} does. Let it name a role of its own.`);
    seen.set(roleOf(url), name);
  }
}

async function made(ownerUrl: string, url: string): Promise<string> {
  await ensureRole(ownerUrl, roleOf(url), decodeURIComponent(new URL(url).password));
  return roleOf(url);
}

function roleOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}
