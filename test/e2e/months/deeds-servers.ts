import { until } from '../../harness/until.js';
import type { Deed } from './deeds.js';
import { itemsIn } from './deeds-items.js';
import type { Setting } from './setting.js';

/** No letter is on its way: what is done next is done before, or after. */
export async function stillMail(s: Setting): Promise<void> {
  await until('letters to have left', async () => {
    const [row] = await s.query<{ n: number }>('SELECT count(*)::int AS n FROM deliveries WHERE leased_until > now()');
    return row?.n === 0;
  });
}

async function heal(s: Setting): Promise<void> {
  await stillMail(s);
  s.mail.answers.MAIL = null;
  s.hook.status = 204;
  await s.query('UPDATE channel_servers SET probe_at = now()');
  await s.query(`UPDATE webhook_deliveries SET next_attempt_at = now() WHERE state = 'pending'`);
}

/** Once all is well every letter leaves, however long it waited. */
export async function allHasLeft(s: Setting): Promise<void> {
  await heal(s);
  await until('every letter to have left', async () => {
    await s.query(
      `UPDATE deliveries SET next_attempt_at = now() WHERE state = 'pending' AND coalesce(leased_until, now()) <= now()`,
    );
    const [row] = await s.query<{ n: number }>(`SELECT count(*)::int AS n FROM deliveries WHERE state = 'pending'`);
    return row?.n === 0;
  });
}

/** All that was recorded since the webhook was made has come to it, once all is well. */
export async function missedByHook(s: Setting): Promise<string[]> {
  await heal(s);
  const waiting = (): Promise<{ event_seq: string; state: string }[]> =>
    s.query(`SELECT event_seq, state FROM webhook_deliveries WHERE state <> 'delivered'`);
  await until('the webhook to have all', async () => {
    await s.query(`UPDATE webhook_deliveries SET next_attempt_at = now() WHERE state = 'pending'`);
    return (await waiting()).every(({ state }) => state === 'dead');
  });
  return (await waiting()).map(({ event_seq }) => `event ${event_seq} was given up by the webhook, and all is well`);
}

/** What is in a program already, some of it with other dates, and something new. */
const importFile: Deed = async (s) => {
  const program = s.one(s.programs);
  const own = (await itemsIn(s, 'open', 'in_progress', 'on_hold')).filter(({ program_id }) => program_id === program);
  const owner = s.nameOf(s.one(await s.present()));
  const number = s.number();
  const rows = [[`R-${number}`, `From a file ${number}`, owner, s.on(2 + s.upTo(8))]];
  for (const { external_id, title } of own)
    if (external_id !== null && s.likely(0.6)) rows.push([external_id, title, owner, s.on(3 + s.upTo(8))]);
  const content = ['ID,Title,Owner,Due date', ...rows.map((row) => row.join(','))].join('\n');
  const { admin } = s.tollgate;
  const options = { options: JSON.stringify({ program }) };
  const sent = await s.ask(
    `a file of ${rows.length} rows`,
    admin.upload('/imports', options, { name: 'register.csv', content }),
  );
  if (sent.status >= 300) return;
  await until('the import to end', async () => (await admin.get(`/imports/${sent.body.id}`)).body.finishedAt !== null);
};

export const serverDeeds: Record<string, [weight: number, deed: Deed]> = {
  'mail fails': [
    7,
    async (s) => {
      await stillMail(s);
      s.mail.answers.MAIL = s.one(['451 4.3.0 try later', '530 5.7.0 Must issue a STARTTLS command first']);
      s.tell(`the mail server says ${s.mail.answers.MAIL}`);
    },
  ],
  'webhook fails': [
    1,
    async (s) => {
      s.hook.status = s.one([502, 429]);
      s.tell(`the webhook answers ${s.hook.status}`);
    },
  ],
  'servers heal': [
    3,
    async (s) => {
      s.tell('the servers are well');
      await heal(s);
    },
  ],
  import: [2, importFile],
};
