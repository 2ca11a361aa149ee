import { createApp } from '../../../apps/api/src/app.js';
import { createDataSource } from '../../../database/data-source.js';
import { keepPassword } from '../../../database/sign-in/accounts.js';
import { hashPassword } from '../../../database/sign-in/password-hash.js';
import { forgetGuesses } from '../../../database/sign-in/guesses.js';
import { ApiClient } from '../../harness/api-client.js';
import { Browser, signedIn } from '../../harness/browser.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
/** A second process of the API: it shares nothing with the first but the database. */
let second: { url: string; stop: () => Promise<void> };
const password = 'seven small boats at noon';

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  second = await another();
});
afterAll(async () => {
  await second.stop();
  await tollgate.stop();
});
afterEach(() => tollgate.dataSource.query('DELETE FROM guesses'));

async function another(): Promise<typeof second> {
  const dataSource = await createDataSource(tollgate.settings.databaseUrl, { poolSize: 5 }).initialize();
  const app = await createApp({ ...tollgate.settings }, dataSource, tollgate.temporal);
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const stop = async (): Promise<void> => {
    await app.close();
    await dataSource.destroy();
  };
  return { url, stop };
}

async function withPassword(name: string): Promise<string> {
  const id = await tollgate.person(name, { email: `${name.toLowerCase()}@example.com` });
  await keepPassword(tollgate.dataSource.manager, id, await hashPassword(password), null);
  return id;
}

/** A browser in some network; what it tries, at which process, and what came of it. */
function browserAt(network: string) {
  const browsers = new Map([tollgate.url, second.url].map((url) => [url, new Browser(url)]));
  const cookies = [...browsers.values()][0]?.cookies ?? new Map<string, string>();
  return async (who: string, tried: string, url = tollgate.url): Promise<number> => {
    const browser = browsers.get(url) ?? new Browser(url);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    const { status } = await browser.send('POST', '/sign-in', new URLSearchParams({ who, password: tried }), {
      ...browser.headers,
      'x-forwarded-for': network,
    });
    for (const [name, value] of browser.cookies) cookies.set(name, value);
    return status;
  };
}
const times = async (count: number, work: (n: number) => Promise<number>): Promise<number[]> => {
  const statuses: number[] = [];
  for (let n = 0; n < count; n += 1) statuses.push(await work(n));
  return statuses;
};
const wrong = (count: number): number[] => Array<number>(count).fill(401);

test('all processes count together, by whichever name an account is tried, and a restart forgets nothing', async () => {
  await withPassword('Shared');
  const at = browserAt('203.0.113.1');
  const names = ['shared@example.com', 'SHARED', 'shared@EXAMPLE.com'];
  expect(await times(10, (n) => at(names[n % 3] ?? '', 'wrong', n % 2 ? second.url : tollgate.url))).toEqual(wrong(10));
  expect([await at('shared', password), await at('shared', password, second.url)]).toEqual([429, 429]);
  const restarted = await another();
  expect(await at('shared', password, restarted.url)).toBe(429);
  await restarted.stop();
});

test('many at once are no way around it', async () => {
  await withPassword('Rushed');
  const at = browserAt('203.0.113.2');
  const tries = Array.from({ length: 24 }, (_, n) => at('rushed', `wrong ${n}`, n % 2 ? second.url : tollgate.url));
  expect((await Promise.all(tries)).filter((status) => status === 401)).toHaveLength(10);
});

test('who tries the account of a colleague does not keep them out, in another network or where they have been in before', async () => {
  await withPassword('Wanted');
  const own = browserAt('203.0.113.3');
  expect(await own('wanted', password)).toBe(303);
  // Somebody in the same office.
  const colleague = browserAt('203.0.113.3');
  expect(await times(11, () => colleague('wanted', 'wrong'))).toEqual([...wrong(10), 429]);
  expect(await own('wanted', password)).toBe(303);
  expect(await browserAt('203.0.113.4')('wanted', password)).toBe(303);
  // Many networks together.
  for (let n = 0; n < 5; n += 1) await times(10, () => browserAt(`203.0.113.${20 + n}`)('wanted', 'wrong'));
  expect(await browserAt('203.0.113.5')('wanted', password)).toBe(429);
  expect(await own('wanted', password)).toBe(303);
  // It knows that browser for that person alone, and not for as often as one likes.
  expect(await times(11, () => own('wanted', 'wrong'))).toEqual([...wrong(10), 429]);
});

test('a whole office signs in from one address; one who tries them all does not', async () => {
  await withPassword('Office');
  expect(await times(65, () => browserAt('203.0.113.6')('office', password))).toEqual(Array<number>(65).fill(303));
  const statuses = await times(62, (n) => browserAt('203.0.113.6')(`nobody ${n}`, 'wrong'));
  expect(statuses).toEqual([...wrong(60), 429, 429]);
  expect(await browserAt('203.0.113.6')('office', password)).toBe(429);
});

test('an account that is none is counted as one; rows are no more than there are numbers for', async () => {
  const at = browserAt('2001:db8:1:2::1');
  expect(await times(11, () => at('nobody at all', 'wrong'))).toEqual([...wrong(10), 429]);
  const keys = await tollgate.dataSource.query<{ key: string }[]>('SELECT key FROM guesses');
  for (const { key } of keys) expect(key).toMatch(/^(password\/(pair|of\/named)|network)\/\d{1,6}$/);
});

test('what is over is counted anew, and forgotten', async () => {
  const { dataSource } = tollgate;
  await withPassword('Later');
  const at = browserAt('203.0.113.7');
  await times(10, () => at('later', 'wrong'));
  await dataSource.query(`UPDATE guesses SET ends_at = now() - interval '1 second'`);
  expect(await at('later', password)).toBe(303);
  await dataSource.query(`UPDATE guesses SET ends_at = now() - interval '1 second'`);
  await forgetGuesses(dataSource);
  expect(await dataSource.query('SELECT 1 FROM guesses')).toEqual([]);
});

test('a password is counted wherever it is asked for: at the door, to prove who one is, to change it', async () => {
  const id = await withPassword('Everywhere');
  const { token } = await tollgate.as(id);
  const proves = async (url: string): Promise<number> =>
    (await new ApiClient(url, token).post('/proof', { password: 'wrong' }, { 'x-forwarded-for': '203.0.113.8' }))
      .status;
  const at = browserAt('203.0.113.8');
  expect(await times(5, () => at('everywhere', 'wrong'))).toEqual(wrong(5));
  expect(await times(6, (n) => proves(n % 2 ? second.url : tollgate.url))).toEqual([
    ...Array<number>(5).fill(403),
    429,
  ]);
  expect(await at('everywhere', password)).toBe(429);
});

test('links to whoever has forgotten theirs, and codes of command lines, are counted too', async () => {
  const id = await withPassword('Forgetful');
  const forgotten = async (url: string): Promise<number> => {
    const browser = new Browser(url);
    const fields = new URLSearchParams({ who: 'forgetful@example.com' });
    return (await browser.send('POST', '/sign-in/forgotten', fields)).status;
  };
  expect((await times(11, (n) => forgotten(n % 2 ? second.url : tollgate.url))).at(-1)).toBe(429);
  const browser = await signedIn(tollgate, id);
  const code = async (n: number): Promise<number> => {
    const there = new Browser(n % 2 ? second.url : tollgate.url);
    for (const [name, value] of browser.cookies) there.cookies.set(name, value);
    return (await there.get(`/sign-in/device?code=BCDF-GHJ${'KLMNPQRSTVWXZBCDFGHJKLM'.charAt(n)}`)).status;
  };
  expect(await times(22, code)).toEqual([...Array<number>(20).fill(404), 429, 429]);
});
