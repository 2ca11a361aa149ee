import { analysisCase } from '../../factories/analysis.js';
import { inDays, launchedCase } from '../../factories/case.js';
import { controlCase } from '../../factories/control.js';
import { findingCase } from '../../factories/finding.js';
import { governanceCase } from '../../factories/governance-case.js';
import { riskCase } from '../../factories/risk.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { importFile } from '../imports/import-file.js';
import { answersOf } from './matrix/answers.js';
import { pathWith, routesOf, type Document } from './matrix/document-routes.js';
import { everything, type Hands, type Ids } from './matrix/things.js';
import { viewersOf, type Viewer } from './matrix/viewers.js';

/**
 * What is restricted inside a program that somebody sees: no reading route about the program, or about what belongs to it,
 * tells of it, by a name or by a number.
 */
let tollgate: Tollgate;
let hands: Hands;
let plain: Ids;
let hidden: Ids;
let viewers: Viewer[];
let read: string[];
const before = new Map<string, Map<string, string>>();
const word = 'Wombat';
const blind = [
  'member',
  'program manager',
  'token that reads',
  'token for one program',
  'person of an outsourced site',
];

beforeAll(async () => {
  tollgate = await startTollgate({ settings: { combineWindowSeconds: 0, requestsPerMinute: 1e6 } });
  hands = {
    ...{ ...(await launchedCase(tollgate)), risks: await riskCase(tollgate) },
    ...{ cases: await governanceCase(tollgate), findings: await findingCase(tollgate) },
    analyses: await analysisCase(tollgate),
    admin: tollgate.admin,
    controls: await controlCase(tollgate),
  };
  const place = { domain: 'plain domain', market: 'SG' };
  plain = await everything(hands, 'Plain', place);
  const all = await viewersOf(tollgate, plain, 'SG');
  viewers = all.filter(({ name }) => blind.includes(name));
  const { body } = await tollgate.admin.get('/openapi.json');
  const routes = routesOf(body as Document).filter(({ method }) => method === 'GET');
  read = routes.flatMap(({ path }) => pathWith(path, { ...plain, version: '1' }) ?? []);
  for (const { name, client, feeds } of viewers) before.set(name, await answersOf(client, [...read, ...feeds]));
  const elsewhere = { domain: `${word}-domain`, market: 'TH' };
  hidden = await everything(hands, word, { ...elsewhere, within: plain['programs'] ?? '' });
  await restrictAll();
});
afterAll(async () => {
  await tollgate.stop();
});

/** Everything that is named so is restricted. */
async function restrictAll(): Promise<void> {
  const items = (await hands.manager.get(`/action-items?q=${word}&limit=50`)).body.items as { id: string }[];
  const addresses = [
    ...items.map(({ id }) => `/action-items/${id}`),
    ...['exceptions', 'risks', 'cases', 'review-rounds', 'findings', 'analyses', 'controls'].map(
      (noun) => `/${noun}/${hidden[noun] ?? ''}`,
    ),
  ];
  for (const address of addresses) await tollgate.admin.put(`${address}/readers`, { restricted: true });
}

test.each(blind)('to %s, nothing is another than before it was there', async (name) => {
  const viewer = viewers.find((one) => one.name === name);
  if (!viewer) throw new Error(`nobody asks as ${name}`);
  const after = await answersOf(viewer.client, [...read, ...viewer.feeds]);
  const was = before.get(name);
  const told = [...after].flatMap(([path, is]) => (was?.get(path) === is ? [] : [[path, was?.get(path), is]]));
  expect(told).toEqual([]);
});

/** The program is played, and files are read into it, with what is restricted in it. */
test('what a rehearsal and an import say of it is for those who see it', async () => {
  const { manager, owner } = hands;
  const programId = plain['programs'] ?? '';
  const { email } = (await owner.get('/people/me')).body;
  const file = (due: string, title: string): string =>
    `ID,Title,Owner,Due\nP-1,Plain of a file,${email},2030-01-01\n${word}-1,${title},${email},${due}\n`;
  const made = await importFile(manager, file('2030-01-01', `${word} of a file`), { program: programId });
  expect(made).toMatchObject({ rows: 2, created: 2 });
  const changed = await importFile(manager, file('2030-02-01', `${word} anew`), { program: programId });
  expect(changed).toMatchObject({ updated: 1, unchanged: 1 });
  const left = await importFile(manager, file('nonsense', `${word} again`), { program: programId });
  expect(left).toMatchObject({ unchanged: 1, rejectedCount: 1 });
  await restrictAll();
  const late = { programId, title: 'Plain and late', ownerId: hands.ownerId, due: inDays(2) };
  await manager.must('/action-items', late);
  const { id } = await manager.must('/rehearsals', { programId, days: 12 });
  const whole = await until('the rehearsal to be played', async () => {
    const { body } = await manager.get(`/rehearsals/${id}`);
    return body.endedAt !== null && body;
  });
  expect(whole).toMatchObject({ state: 'done' });
  expect(JSON.stringify(whole)).toContain(word);

  // Whoever is of an outsourced site sees nothing of the program itself.
  for (const { name, client } of viewers.filter(({ name: one }) => !one.includes('outsourced'))) {
    const imports = [made, changed, left].map((one) => `/imports/${one.id}`);
    const asked = [
      '/imports',
      ...imports,
      ...imports.flatMap((at) => [`${at}/rejected`, `${at}/rejected-rows`]),
      `/rehearsals/${id}`,
    ];
    for (const [path, said] of await answersOf(client, asked)) {
      expect([name, path, said.slice(0, 3)]).toEqual([name, path, '200']);
      expect([name, path, new RegExp(`.{0,80}${word}.{0,80}`, 'i').exec(said)?.[0]]).toEqual([name, path, undefined]);
    }
    const [created, updated, rejected] = await Promise.all(imports.map(async (at) => (await client.get(at)).body));
    expect(created).toMatchObject({ rows: 1, rowsDone: 1, created: 1 });
    expect(updated).toMatchObject({ rows: 1, updated: 0, unchanged: 1, changes: [], changesCount: 0 });
    expect(rejected).toMatchObject({ rows: 1, unchanged: 1, rejected: [], rejectedCount: 0 });
    expect(rejected).not.toHaveProperty('setOff');
    const { result } = (await client.get(`/rehearsals/${id}`)).body;
    const told = result.timeline.flatMap((event: { told: object[] }) => event.told);
    expect(result).toMatchObject({ messages: told.length, left: 0 });
    expect(result.messages).toBeLessThan(whole.result.messages);
    expect(result.messages).toBeGreaterThan(0);
  }
});

test('a template that is made of the program has nothing of it, for the house reads templates', async () => {
  const maker = viewers.find(({ name }) => name === 'program manager');
  const made = await maker?.client.must(`/programs/${plain['programs'] ?? ''}/template`, { name: 'Of the program' });
  const { body } = await tollgate.admin.get(`/templates/${made?.id ?? ''}/versions/1`);
  expect(JSON.stringify(body)).toContain('Plain item 1');
  expect(JSON.stringify(body)).not.toContain(word);
});

test('what stands at a tollgate names it to those who sign there, and to nobody else who does not see it', async () => {
  const { manager, lead, leadId, owner, ownerId } = hands;
  const { id } = await manager.must('/programs', { name: 'At its tollgate', domainLeadId: leadId, launch: true });
  for (const title of ['Plain and done', `${word} and done`]) {
    const item = await manager.must('/action-items', { programId: id, title, ownerId, due: inDays(9) });
    await owner.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
    if (title.startsWith(word)) await tollgate.admin.put(`/action-items/${item.id}/readers`, { restricted: true });
  }
  const { items } = (await manager.get(`/action-items?program=${id}`)).body;
  for (const item of items) await manager.must(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
  const round = await until('the tollgate', async () => (await lead.get(`/programs/${id}`)).body.phases[0].signOff);
  const paths = [`/programs/${id}`, `/programs/${id}/sign-off-rounds`, `/sign-off-rounds/${round.id}`];
  const member = viewers.find(({ name }) => name === 'member');
  if (!member) throw new Error('there is no member');
  for (const path of paths) {
    const [whole, part] = await Promise.all([lead, member.client].map(async (who) => (await who.get(path)).body));
    const tells = (body: object): boolean => JSON.stringify(body).includes(`${word} and done`);
    expect([path, tells(whole), tells(part)]).toEqual([path, true, false]);
    expect([path, JSON.stringify(part).includes('Plain and done')]).toEqual([path, true]);
  }
  const { hashNow, unaltered } = (await member.client.get(`/sign-off-rounds/${round.id}`)).body;
  expect([hashNow, unaltered]).toEqual([round.contentHash, true]);
});
