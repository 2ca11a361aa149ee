import { launchedCase, type Case } from '../../factories/case.js';
import type { ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

/** Whom a comment names is told of it, where they see what it is about. */
let tollgate: Tollgate;
let given: Case;
let mei: ApiClient;
let meiId: string;

beforeAll(async () => {
  tollgate = await startTollgate();
  given = await launchedCase(tollgate);
  meiId = await tollgate.person('Mei Tan', { email: 'mei@example.com' });
  mei = await tollgate.as(meiId);
});
afterAll(async () => {
  await tollgate.stop();
});

const inbox = async (who: ApiClient): Promise<{ title: string; body: string }[]> =>
  (await who.get('/notifications')).body.items.filter((one: { kind: string }) => one.kind === 'mentioned');

test('who is named is told once, however often it is sent; who wrote it and who is not named are not', async () => {
  const { id, key } = await given.item();
  const path = `/action-items/${key}/comments`;
  const ask = { body: '@Mei Tan, could you look?\nThe night shift is missing.', mentions: [meiId, given.ownerId] };
  const first = await given.owner.post(path, ask, { 'idempotency-key': 'asked-once' });
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({
    body: ask.body,
    author: { id: given.ownerId },
    mentioned: [{ id: meiId, name: 'Mei Tan' }, { id: given.ownerId }],
  });
  const again = await given.owner.post(path, ask, { 'idempotency-key': 'asked-once' });
  expect(again.body).toEqual(first.body);
  expect(await inbox(mei)).toMatchObject([
    {
      title: expect.stringMatching(/^Owner \d+ mentioned you on AI-\d+$/),
      body: expect.stringContaining('“@Mei Tan, could you look? The night shift is missing.” You are told because'),
      subject: { id },
    },
  ]);
  expect(await inbox(given.owner)).toEqual([]);
  expect(await inbox(given.manager)).toEqual([]);
  const events = await tollgate.admin.get(`/audit-events?subjectId=${id}&type=item.commented`);
  expect(events.body.items).toMatchObject([
    {
      actor: { id: given.ownerId },
      version: null,
      data: { comment: ask.body, mentioned: [{ id: meiId, name: 'Mei Tan' }, {}] },
    },
  ]);
  const timeline = await mei.get(`/action-items/${key}/timeline`);
  expect(timeline.body.items.map((one: { summary: string }) => one.summary)).toContainEqual(
    expect.stringMatching(
      /^Commented, for Mei Tan, Owner \d+: @Mei Tan, could you look\? The night shift is missing\.$/,
    ),
  );
});

test('a comment moves no version, so that whoever has read the item decides on what they read', async () => {
  const { id, version } = await given.item();
  await given.owner.must(`/action-items/${id}/start`);
  const read = (await given.manager.get(`/action-items/${id}`)).body;
  await mei.must(`/action-items/${id}/comments`, { body: 'Wait', mentions: [given.managerId] });
  expect(read.version).toBeGreaterThan(version);
  expect((await given.manager.get(`/action-items/${id}`)).body.version).toBe(read.version);
  const edited = await given.manager.patch(
    `/action-items/${id}`,
    { title: 'Retrain all' },
    { 'if-match': `"${read.version}"` },
  );
  expect(edited.status).toBe(200);
});

test('on a program, too', async () => {
  const said = await given.manager.must(`/programs/${given.programId}/comments`, {
    body: 'See this',
    mentions: [meiId],
  });
  expect(said).toMatchObject({ mentioned: [{ name: 'Mei Tan' }] });
  expect(await inbox(mei)).toContainEqual(
    expect.objectContaining({ title: expect.stringMatching(/mentioned you on Program/) }),
  );
});

test('nobody hears by it of what they do not see, and nothing is written', async () => {
  const { id, key } = await given.item({ title: 'Hidden' });
  expect((await given.manager.put(`/action-items/${id}/readers`, { restricted: true })).status).toBe(200);
  const before = (await inbox(mei)).length;
  const refused = await given.owner.post(`/action-items/${id}/comments`, { body: 'Hi', mentions: [meiId] });
  expect(refused).toMatchObject({
    status: 422,
    body: {
      code: 'mention-unseen',
      detail: expect.stringContaining(`Mei Tan does not see ${key}`),
      path: 'mentions.0',
    },
  });
  expect((await given.owner.get(`/action-items/${id}/comments`)).body.items).toEqual([]);
  expect(await inbox(mei)).toHaveLength(before);
  await given.manager.put(`/action-items/${id}/readers`, { restricted: true, people: [meiId] });
  expect((await given.owner.post(`/action-items/${id}/comments`, { body: 'Hi', mentions: [meiId] })).status).toBe(201);
});

test('what cannot be told is refused with its place', async () => {
  const { id } = await given.item();
  const path = `/action-items/${id}/comments`;
  const goneId = await tollgate.person('Gone');
  const { version } = (await tollgate.admin.get(`/people/${goneId}`)).body;
  await tollgate.admin.patch(`/people/${goneId}`, { active: false }, { 'if-match': `"${version}"` });
  const unknown = '3f0c2a9b-e77d-4e55-8f00-000000000000';
  const many = Array.from({ length: 21 }, (_, n) => `3f0c2a9b-e77d-4e55-8f00-${String(n).padStart(12, '0')}`);
  for (const [mentions, status, says] of [
    [[unknown], 422, { code: 'unknown-person', path: 'mentions.0' }],
    [[meiId, goneId], 422, { code: 'person-unavailable', path: 'mentions.1' }],
    [many, 400, { errors: [{ path: 'mentions' }] }],
    [['mei'], 400, { errors: [{ path: 'mentions' }] }],
  ] as const)
    expect(await given.owner.post(path, { body: 'Hi', mentions })).toMatchObject({ status, body: says });
  expect((await given.owner.get(path)).body.items).toEqual([]);
});

test('by the command line', async () => {
  const { key } = await given.item();
  const tg = commandLine(given.owner);
  const said = await tg('items', 'comment', key, 'Legal answered', '--mention', 'mei@example.com');
  expect(said).toEqual({ code: 0, out: 'Commented, for Mei Tan.\n', err: '' });
  expect((await tg('items', 'comments', key)).out).toMatch(/Owner \d+ for Mei Tan +Legal answered/);
});
