import { loadSettings } from './settings.js';

const random = 'k3J9xQv7Lr2WmZ8tYb5Nc1Hd6Gf4Sp0a';
const tls = '?sslmode=verify-full';
/** An installation of several machines as it should be. */
const strong = {
  HOST: '0.0.0.0',
  PUBLIC_URL: 'https://tollgate.example.com',
  DATABASE_URL: `postgres://app:pw@db.example.com:5432/tollgate${tls}`,
  TEMPORAL_ADDRESS: 'temporal.example.com:7233',
  TEMPORAL_API_KEY: 'key',
  TOLLGATE_SECRET: random,
};
const problems = (env: NodeJS.ProcessEnv): string => {
  try {
    loadSettings(env);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

test.each<[string, NodeJS.ProcessEnv, string]>([
  ['people come by http', { PUBLIC_URL: 'http://tollgate.example.com' }, 'PUBLIC_URL is http'],
  [
    'the database is reached without TLS',
    { DATABASE_URL: 'postgres://app:pw@db.example.com/t' },
    'DATABASE_URL reaches',
  ],
  ['TLS is only preferred', { DATABASE_URL: 'postgres://app:pw@10.0.0.5/t?sslmode=prefer' }, 'DATABASE_URL reaches'],
  [
    'nobody looks at its certificate',
    { DATABASE_URL: 'postgres://a:b@db/t?sslmode=no-verify' },
    'DATABASE_URL reaches',
  ],
  [
    'the driver is told to look at none',
    { DATABASE_URL: 'postgres://a:b@db/t?uselibpqcompat=true&sslmode=require' },
    'DATABASE_URL reaches',
  ],
  [
    'its views are asked without TLS',
    { DATABASE_QUERY_URL: 'postgres://q:pw@standby/t' },
    'DATABASE_QUERY_URL reaches',
  ],
  ['whoever seals does', { DATABASE_SEALER_URL: 'postgres://s:pw@db/t' }, 'DATABASE_SEALER_URL reaches'],
  ['analyses do', { DATABASE_ANALYTICS_URL: 'postgres://a:pw@db/t' }, 'DATABASE_ANALYTICS_URL reaches'],
  ['its owner reaches it without TLS', { DATABASE_OWNER_URL: 'postgres://o:pw@db/t' }, 'DATABASE_OWNER_URL reaches'],
  ['Temporal’s lists are', { TEMPORAL_VISIBILITY_URL: 'postgres://o:pw@db/v' }, 'TEMPORAL_VISIBILITY_URL reaches'],
  ['a host stands where the path does', { DATABASE_URL: 'postgres:///t?host=db.example.com' }, 'DATABASE_URL reaches'],
  ['Temporal is reached without TLS', { TEMPORAL_API_KEY: '' }, 'TEMPORAL_ADDRESS is reached without TLS'],
  ['Temporal asks nobody', { TEMPORAL_API_KEY: '', TEMPORAL_TLS: 'true' }, 'neither a certificate nor an API key'],
  ['one character is the secret', { TOLLGATE_SECRET: 'x'.repeat(40) }, 'TOLLGATE_SECRET can be guessed'],
  ['a word of an example is', { COMMAND_SECRET: `please-change-me-${random}` }, 'COMMAND_SECRET can be guessed'],
  ['a key of payloads is', { TEMPORAL_PAYLOAD_KEYS: `${random},${'ab'.repeat(20)}` }, 'TEMPORAL_PAYLOAD_KEYS can be'],
])('more than one machine does not start where %s', (_, weak, line) => {
  expect(problems(strong)).toBe('');
  const said = problems({ ...strong, ...weak });
  expect(said.split('\n')).toEqual([expect.stringContaining(line)]);
  // Each says what to do.
  expect(said).toMatch(/Set TEMPORAL|Add \?sslmode|Put a proxy|Make a random one/);
});

test('one way is enough for an installation to be more than one machine', () => {
  const guessable = { TOLLGATE_SECRET: 'x'.repeat(40) };
  expect(problems(guessable)).toBe('');
  for (const name of ['HOST', 'PUBLIC_URL', 'DATABASE_URL'] as const)
    expect(problems({ ...guessable, [name]: strong[name] })).toContain('TOLLGATE_SECRET can be guessed');
});

test.each<[string, NodeJS.ProcessEnv]>([
  ['nothing that is set', {}],
  ['servers of this machine', { DATABASE_URL: 'postgres://a:b@127.0.0.1/t', TEMPORAL_ADDRESS: 'localhost:7233' }],
  ['servers of this machine, by IPv6', { DATABASE_URL: 'postgres://a:b@[::1]/t', TEMPORAL_ADDRESS: '[::1]:7233' }],
  ['a socket', { DATABASE_URL: 'postgres:///t?host=/var/run/postgresql' }],
  ['a socket, written as a host', { DATABASE_URL: 'postgres://a:b@%2Fvar%2Frun/t' }],
  ['its own address for people', { PUBLIC_URL: 'http://localhost:3000' }],
])('one machine starts with %s', (_, env) => {
  expect(problems(env)).toBe('');
});

test('ways that are private are named, each for itself; a word that names none is refused', () => {
  const plain = { ...strong, DATABASE_URL: 'postgres://a:b@db/t', PUBLIC_URL: 'http://tollgate.internal' };
  expect(problems({ ...plain, ALLOW_PLAIN: 'database, public' })).toBe('');
  expect(problems({ ...plain, ALLOW_PLAIN: 'database' })).toContain('set ALLOW_PLAIN=database,public');
  expect(problems({ ...strong, ALLOW_PLAIN: 'everything' })).toContain('ALLOW_PLAIN must be');
});
