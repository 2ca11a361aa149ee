import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
}, 60_000);
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

test('whoever has a token made for them is told at once by whom; who makes one for themself is not', async () => {
  const id = await tollgate.person('Wei', { email: 'wei.tokens@example.com' });
  const wei = await tollgate.as(id);
  const told = async () => (await wei.get('/notifications?kind=token_made')).body.items;
  await wei.must(`/people/${id}/tokens`, { name: 'mine' });
  expect(await told()).toEqual([]);
  const { name } = (await tollgate.admin.get('/people/me')).body;
  await tollgate.admin.must(`/people/${id}/tokens`, { name: 'laptop', expiresAt: '2099-01-01T00:00:00Z' });
  expect(await told()).toMatchObject([
    { title: `${name} has made a token in your name`, body: expect.stringMatching(/“laptop”.*2099.*revoke it/) },
  ]);
}, 60_000);
