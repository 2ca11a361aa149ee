import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installationKey } from '../../../../config/installation-key.js';
import { ensureAdministrator } from '../../../../database/people/first-administrator.js';
import { inDays, launchedCase } from '../../../factories/case.js';
import { FalseProvider } from '../../../harness/vendors/false-provider.js';
import { LarkAccounts } from '../../../harness/vendors/lark-accounts.js';
import { larkKeys } from '../../../harness/vendors/lark-app.js';
import { startMailServer, type MailServer } from '../../../harness/vendors/mail.js';
import { linkInMail, publicUrl } from '../../act/mail-links.js';
import { startWithWebhooks } from '../../channels/chat.js';
import type { World } from './cells.js';

/** What of the records nobody who is refused may read. */
export const secrets = ['Retrain reviewers', 'Zeppelin', 'hidden@example.com', 'Somebody Secret'];

/** Everything that stands before the first case; `stop` ends it, `undo` puts back what a case has changed. */
export async function theWorld(): Promise<{ world: World; undo: () => Promise<void>; stop: () => Promise<void> }> {
  const mail: MailServer = await startMailServer();
  const tollgate = await startWithWebhooks({ smtpUrl: mail.url, publicUrl, failuresPerMinute: 10_000, ...larkKeys });
  const c = await launchedCase(tollgate);
  const item = await c.item();
  await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'All retrained' });
  const url = await linkInMail(tollgate, mail, { personId: c.managerId, label: 'Approve', about: item.key });
  tollgate.settings.publicUrl = tollgate.url;
  await ensureAdministrator(tollgate.dataSource, join(mkdtempSync(join(tmpdir(), 'claimed-')), 'admin.token'));

  const hiddenProgram = await c.manager.must('/programs', { name: 'Zeppelin', domainLeadId: c.leadId });
  await c.manager.put(`/programs/${String(hiddenProgram.id)}/readers`, { restricted: true });
  await c.manager.must(`/programs/${String(hiddenProgram.id)}/launch`);
  const facts = { title: 'Zeppelin item', ownerId: c.ownerId, due: inDays(7) };
  const hiddenItem = await c.manager.must('/action-items', { ...facts, programId: hiddenProgram.id });
  const other = await c.manager.must('/programs', { name: 'Elsewhere', domainLeadId: c.leadId, launch: true });

  const [issuer, provider, lark] = [
    await FalseProvider.start(),
    await FalseProvider.start(),
    await LarkAccounts.start(),
  ];
  const add = async (body: object): Promise<string> =>
    String((await tollgate.admin.must('/sign-in-providers', body)).id);
  const doors = {
    jobs: await add({ key: 'jobs', kind: 'jwt', name: 'Jobs', issuer: issuer.url, audience: 'tollgate' }),
    false: await add({
      ...{ key: 'false', kind: 'oidc', name: 'False', issuer: provider.url },
      ...{ clientId: 'tollgate', secret: 'secret' },
    }),
    lark: await add({
      ...{ key: 'lark', kind: 'lark', name: 'Lark', issuer: lark.url, tenantKey: 'company' },
      ...{ clientId: larkKeys.larkAppId, secret: larkKeys.larkAppSecret },
    }),
  };

  await tollgate.stopWorker();

  const undoes: (() => unknown)[] = [];
  let count = 0;
  const world: World = {
    ...{ tollgate, c, itemId: item.id, hidden: { programId: hiddenProgram.id, itemId: hiddenItem.id } },
    ...{ approve: new URL(url).pathname, elsewhereId: other.id, issuer, provider, lark, doors },
    network: () => `203.0.113.${(count += 1)}`,
    afterwards: (undo) => undoes.push(undo),
    somebody: (more = {}) => tollgate.person('Somebody Secret', { ...more }),
  };
  const undo = async (): Promise<void> => {
    for (const one of undoes.splice(0).reverse()) await one();
  };
  const stop = async (): Promise<void> => {
    await Promise.all([issuer.stop(), provider.stop(), lark.vendor.stop()]);
    await tollgate.stop();
    await mail.stop();
  };
  return { world, undo, stop };
}

/** What is there, as far as somebody who was refused could have changed it. */
export async function facts({ tollgate }: World): Promise<unknown> {
  const tables = [
    'people',
    'sessions',
    'api_tokens',
    'identities',
    'person_groups',
    'delegations',
    'teams',
    'signatures',
  ];
  const counts = tables.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`);
  return tollgate.dataSource.query(
    `SELECT ${counts.join(', ')}, (SELECT count(*)::int FROM sign_in_links WHERE used_at IS NULL) AS links,
       (SELECT array_agg(status || version ORDER BY id) FROM action_items) AS items,
       (SELECT array_agg(type ORDER BY at, key) FROM audit_events) AS trail,
       (SELECT count(*)::int FROM action_links WHERE used_at IS NULL) AS act, (SELECT count(*)::int FROM sessions WHERE ended_at IS NULL) AS open`,
  );
}

/** A key of the same purpose that another installation has. */
export function keyElsewhere({ tollgate }: World, purpose: Parameters<typeof installationKey>[1]): Buffer {
  return installationKey({ ...tollgate.settings, secret: 'of another installation, and long enough' }, purpose);
}
