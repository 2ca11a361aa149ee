import fc from 'fast-check';
import { dateIn } from '../../factories/delegation.js';
import { inDays } from '../../factories/case.js';
import { ApiClient } from '../../harness/api-client.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { startMailServer, type MailServer } from '../../harness/vendors/mail.js';
import { press, publicUrl } from '../act/mail-links.js';
import { ended as operationEnded } from '../bulk/bulk-case.js';
import { startWithWebhooks } from '../channels/chat.js';
import { acceptedFile, ended, sendFile } from '../imports/import-file.js';
import { judgeAlone } from './judge-alone.js';

let mail: MailServer;
let tollgate: Tollgate;

beforeAll(async () => {
  mail = await startMailServer();
  tollgate = await startWithWebhooks({ smtpUrl: mail.url, publicUrl });
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
  await mail.stop();
});

const seed = Number(process.env['NOBODY_ALONE_SEED'] ?? 12);
const length = Number(process.env['NOBODY_ALONE_DEEDS'] ?? 60);

const names = ['anna', 'ben', 'cara', 'dan'] as const;
const ids = ['T-1', 'T-2'] as const;
const kinds: [number, string][] = [
  [5, 'submit'],
  [9, 'approve'],
  [4, 'link'],
  [2, 'evidence'],
  [2, 'title'],
  [3, 'severity'],
  [2, 'hold'],
  [3, 'resume'],
  [1, 'cancel'],
  [3, 'reassign'],
  [3, 'later'],
  [2, 'replan'],
  [2, 'ask'],
  [3, 'consent'],
  [4, 'grant'],
  [1, 'reopen'],
  [2, 'stop'],
  [3, 'go on'],
  [2, 'lead'],
  [3, 'pass'],
  [3, 'many'],
  [3, 'file'],
  [3, 'stand in'],
  [1, 'copy'],
];
const deed = fc.record({
  who: fc.constantFrom(...names),
  other: fc.constantFrom(...names),
  item: fc.constantFrom(...ids),
  // With a token that somebody else has made for them.
  handed: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  much: fc.integer({ min: 0, max: 3 }),
  what: fc.oneof(...kinds.map(([weight, kind]) => ({ weight, arbitrary: fc.constant(kind) }))),
});
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

const mailOf = (name: string): string => `${name}.alone@example.com`;
const sheet = (rows: string[][]): string =>
  [['ID', 'Title', 'Owner', 'Due', 'Severity', 'Status'], ...rows].map((row) => row.join(',')).join('\n');

test(
  `four administrators, every door: nobody gets anything done, passed, granted or weakened alone (seed ${seed})`,
  async () => {
    const people = new Map<string, { id: string; own: ApiClient; handed: ApiClient }>();
    for (const name of names) {
      const managerId = people.get('anna')?.id;
      const more = { access: 'administrator', email: mailOf(name), ...(managerId === undefined ? {} : { managerId }) };
      const id = await tollgate.person(name, more);
      const { token } = await tollgate.admin.must(`/people/${id}/tokens`, { name: 'made for them' });
      people.set(name, { id, own: await tollgate.as(id), handed: new ApiClient(tollgate.url, token) });
    }
    const idOf = (name: string): string => people.get(name)?.id ?? '';
    const anna = people.get('anna')?.own as ApiClient;
    const roles = ['program_manager', 'domain_lead', 'owner_manager'];
    const stages = [{ name: 'Any', required: 1, roles, people: names.map(idOf) }];
    const body = { stages, limit: 'P3D', escalateTo: [], channels: ['inbox', 'email'] };
    const policy = await anna.must('/policies', { kind: 'sign_off', name: 'Any of four', body });
    const any = (await anna.must(`/policies/${policy.id}/versions/1/publish`)).versions[0].id;
    const program = await anna.must('/programs', {
      name: 'Four of them',
      domainLeadId: idOf('ben'),
      signOffPolicyVersionId: any,
      tollgatePolicyVersionId: any,
      phases: [{ name: 'One' }, { name: 'Two' }, { name: 'Three' }],
      launch: true,
    });
    const rows = ids.map((id, index) => [id, `Item ${id}`, mailOf(names[index + 1] ?? 'anna'), dateIn(60), 'high', '']);
    const first = await acceptedFile(anna, sheet(rows), { program: program.id });
    await ended(anna, first.id);
    const listed = (await anna.get(`/action-items?program=${program.id}`)).body.items;
    const items = new Map<string, string>(
      listed.map((item: { externalId: string; id: string }) => [item.externalId, item.id]),
    );
    expect([...items.keys()].sort()).toEqual([...ids]);

    for (const one of fc.sample(deed, { seed, numRuns: length })) {
      const person = people.get(one.who);
      if (!person) continue;
      const answer = await play(one, one.handed ? person.handed : person.own, items.get(one.item) ?? '');
      if (answer === null) continue;
      if (answer.status >= 500) throw new Error(`${one.what}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    const { seen, wrong } = await judgeAlone(tollgate.dataSource, program.id);
    expect(wrong).toEqual([]);
    // A judgement over nothing is none.
    expect(Object.keys(seen).length).toBeGreaterThan(1);
    const calm = await judgeAlone(tollgate.dataSource, await playToTheEnd());
    expect(calm.wrong).toEqual([]);
    expect(calm.seen).toMatchObject({ done: 1, passed: 1 });

    /** What chance may not come to: work is handed in and its phase comes to its tollgate, and whoever did it tries first. */
    async function playToTheEnd(): Promise<string> {
      const policies = { signOffPolicyVersionId: any, tollgatePolicyVersionId: any };
      const leads = { domainLeadId: idOf('ben'), ...policies };
      const calmly = await anna.must('/programs', { name: 'Calm', ...leads, phases: [{ name: 'One' }], launch: true });
      const cara = people.get('cara');
      const due = inDays(60);
      const given = { programId: calmly.id, title: 'Calm', ownerId: cara?.id, due };
      const { id } = await anna.must('/action-items', given);
      await cara?.own.must(`/action-items/${id}/submit`, { statement: 'done' });
      const contentHash = (await anna.get(`/action-items/${id}`)).body.signOff.contentHash;
      const approval = { decision: 'approve', contentHash };
      for (const who of [cara?.own, cara?.handed])
        expect((await who?.post(`/action-items/${id}/sign-off`, approval))?.body).toMatchObject({
          code: 'separation-of-duties',
        });
      await people.get('dan')?.own.must(`/action-items/${id}/sign-off`, approval);
      const of = `/programs/${calmly.id}`;
      const phase = await until('the tollgate', async () => {
        const [one]: { id: string; status: string }[] = (await anna.get(of)).body.phases;
        return one?.status === 'tollgate' ? one : null;
      });
      for (const who of [cara?.own, cara?.handed])
        expect((await who?.post(`${of}/phases/${phase.id}/sign-off`, { decision: 'approve' }))?.body).toMatchObject({
          code: 'separation-of-duties',
        });
      await people.get('ben')?.own.must(`${of}/phases/${phase.id}/sign-off`, { decision: 'approve' });
      return calmly.id;
    }

    async function play(
      one: Deed,
      who: ApiClient,
      id: string,
    ): Promise<{ status: number; body: { code: string } } | null> {
      const path = `/action-items/${id}`;
      const of = `/programs/${program.id}`;
      const reason = 'x';
      const present = (await who.get(path)).body;
      const match = { 'if-match': '*' };
      switch (one.what) {
        case 'submit':
          return who.post(`${path}/submit`, { statement: 'done' });
        case 'approve':
          return who.post(`${path}/sign-off`, { decision: 'approve', contentHash: present.signOff?.contentHash });
        case 'link': {
          const url = linkOf(one.who, present.key);
          if (url !== undefined) await press(url);
          return null;
        }
        case 'evidence':
          return who.post(`${path}/evidence`, { title: 'Sheet', url: 'https://example.com/sheet' });
        case 'title':
          return who.patch(path, { title: `By ${one.who} ${one.much}` }, match);
        case 'severity':
          return who.patch(path, { severity: ['low', 'medium', 'high', 'critical'][one.much] }, match);
        case 'hold':
        case 'resume':
        case 'cancel':
          return who.post(`${path}/${one.what}`, one.what === 'resume' ? {} : { reason });
        case 'reassign':
          return who.post(`${path}/reassign`, { ownerId: idOf(one.other), reason });
        case 'later':
          return who.post(`${path}/change-due`, { due: inDays(30 + 20 * one.much), reason });
        case 'replan':
          return who.post(`${path}/replan`, { signOffPolicyVersionId: any, calendar: 'present', reason });
        case 'ask':
          return who.post(`${path}/extensions`, { due: inDays(200 + one.much), reason });
        case 'consent': {
          const asks = ['hold', 'cancel', 'severity', 'severity'][one.much] ?? 'hold';
          const severity = asks === 'severity' ? { severity: 'low' } : {};
          return who.post(`${path}/extensions/consent`, { asks, ...severity, reason });
        }
        case 'grant':
          return who.post(`${path}/extensions/decision`, { decision: 'grant' });
        case 'reopen':
          return who.post(`${path}/reopen`, { reason, due: inDays(40) });
        case 'stop':
          return who.post(`${of}/hold`, { reason });
        case 'go on':
          return who.post(`${of}/resume`);
        case 'lead':
          return who.patch(
            of,
            one.much === 0 ? { managerId: idOf(one.other) } : { domainLeadId: idOf(one.other) },
            match,
          );
        case 'pass': {
          const phase = (await who.get(of)).body.phases.find((p: { status: string }) => p.status === 'tollgate');
          return phase ? who.post(`${of}/phases/${phase.id}/sign-off`, { decision: 'approve' }) : null;
        }
        case 'many': {
          const kind = ['hold', 'extend', 'reassign', 'resume'][one.much] ?? 'hold';
          const said = {
            hold: { reason },
            extend: { by: 'P30D', reason },
            reassign: { ownerId: idOf(one.other), reason },
          };
          const body = kind in said ? said[kind as keyof typeof said] : {};
          const asked = await who.post('/bulk-operations', { kind, body, itemIds: [...items.values()] });
          if (asked.status < 300) await operationEnded(who, asked.body.id);
          return asked;
        }
        case 'file': {
          const status = ['on hold', 'cancelled', 'done', ''][one.much] ?? '';
          const severity = one.much % 2 ? 'low' : 'high';
          const row = [one.item, present.title, mailOf(one.other), dateIn(70 + one.much), severity, status];
          const options = { program: program.id, onConflict: 'file', source: 'actions' };
          const sent = await sendFile(who, sheet([row]), options);
          if (sent.status < 300) await ended(who, sent.body.id);
          return sent;
        }
        case 'stand in':
          return who.post('/delegations', {
            personId: idOf(one.other),
            standInId: idOf(names[one.much] ?? 'anna'),
            scope: one.much % 2 ? 'approvals' : 'everything',
            until: { date: dateIn(9) },
            reason,
          });
        default:
          return who.post('/rehearsals', { programId: program.id, days: 5 });
      }
    }

    /** The newest link of a mail to somebody by which they approve this; none has come yet where none is there. */
    function linkOf(name: string, key: string): string | undefined {
      for (const { text = '' } of [...mail.to(mailOf(name))].reverse()) {
        const part = text.split('\n* ').find((entry) => entry.includes(key) && entry.includes('Approve: https://'));
        const found = part && new RegExp(`Approve: ${publicUrl}(/act/\\S+)`).exec(part)?.[1];
        if (found) return `${tollgate.url}${found}`;
      }
      return undefined;
    }
  },
  60_000 + 1_000 * length,
);
