import { withinApi } from '../../../apps/api/src/http/api-prefix.js';
import { tokenPrefixes } from '../../../database/people/token-text.js';
import { tokenLevels } from '../../../domain/access/limits.js';
import { providerKinds } from '../../../domain/provider/provider.js';
import { waysToProve } from '../../../domain/sign-in/how.js';
import { linkPurposes } from '../../../domain/sign-in/link.js';
import { refusals, type Cell, type World } from './refusals/cells.js';
import { noWay, ways } from './refusals/ways.js';
import { facts, secrets, theWorld } from './refusals/world.js';

/** Every refusal, for each way of getting in: what is told, that nothing is done, and that nothing is given away. */
let world: World;
let undo: () => Promise<void>;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ world, undo, stop } = await theWorld());
});
afterEach(() => undo());
afterAll(() => stop());

interface Described {
  components: { schemas: Record<'NewTokenRequest', { properties: Record<string, unknown> }> };
  paths: Record<string, Record<string, { security?: Record<string, unknown>[] }>>;
}

/** What the code knows of ways in: routes for which no token is asked, schemes of those for which one is, and words of the domain. */
async function known(): Promise<string[]> {
  const { paths, components } = (await (await fetch(`${world.tollgate.url}/openapi.json`)).json()) as Described;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security = [] }]) => ({
      route: `${method.toUpperCase()} ${withinApi(path)}`,
      security,
    })),
  );
  // What else is said of a token says for what it is good.
  const { name: _, expiresAt: __, level: ___, ...limits } = components.schemas.NewTokenRequest.properties;
  return [
    ...operations.filter(({ security }) => security.length === 0).map(({ route }) => route),
    ...new Set(operations.flatMap(({ security }) => security.flatMap(Object.keys)).map((name) => `scheme ${name}`)),
    ...Object.values(tokenPrefixes).map((prefix) => `token ${prefix}`),
    ...tokenLevels.map((level) => `level ${level}`),
    ...providerKinds.map((kind) => `provider ${kind}`),
    ...waysToProve.map((how) => `how ${how}`),
    ...linkPurposes.map((purpose) => `purpose ${purpose}`),
    ...Object.keys(limits).map((name) => `limit ${name}`),
  ];
}

test('each way that the code knows is in the table, once, and the table has none that it does not know', async () => {
  const named = [...Object.values(ways).flatMap(({ knownBy }) => knownBy), ...noWay];
  expect([...named].sort()).toEqual((await known()).sort());
});

test('no way has a refusal of which nothing is said', () => {
  for (const [way, { row }] of Object.entries(ways))
    for (const refusal of refusals) {
      const said = row[refusal];
      expect([way, refusal, typeof said === 'string' ? said.length > 10 : typeof said?.given]).toEqual([
        ...[way, refusal, typeof said === 'string' ? true : 'function'],
      ]);
    }
});

const cells = Object.entries(ways).flatMap(([way, { row }]) =>
  refusals.flatMap((refusal): [string, string, Cell][] => {
    const said = row[refusal];
    return typeof said === 'string' ? [] : [[way, refusal, said]];
  }),
);

test.each(cells)('%s: %s', async (_way, _refusal, { given, status, code, says }) => {
  const attempt = await given(world);
  const before = await facts(world);
  const answer = await attempt();
  const { body } = answer;
  const text = typeof body === 'string' ? readable(body) : JSON.stringify(body);
  const told = typeof body === 'string' ? text : ((body as { detail?: string }).detail ?? text);
  expect([answer.status, told]).toEqual([status, expect.stringMatching(says)]);
  if (code !== undefined && !isOfScim(body)) {
    const named = typeof body === 'string' ? /<code>([\w-]+)<\/code>/.exec(body)?.[1] : (body as { code: string }).code;
    expect(named ?? (status === 404 ? 'not-found' : null)).toBe(code);
  }
  for (const secret of secrets) expect(text).not.toContain(secret);
  for (const line of answer.headers.getSetCookie()) expect(line).not.toMatch(/^(__Host-)?tollgate=[\w-]/);
  expect(await facts(world)).toEqual(before);
});

/** Directories are told as SCIM tells it (RFC 7644, 3.12), which has no code for it. */
function isOfScim(body: unknown): boolean {
  const { schemas = [] } = typeof body === 'object' ? (body as { schemas?: string[] }) : {};
  return schemas.includes('urn:ietf:params:scim:api:messages:2.0:Error');
}

/** What is read of a page. */
function readable(page: string): string {
  return page
    .replaceAll(/<style>[^]*?<\/style>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#(\d+);/g, (_, digits: string) => String.fromCharCode(Number(digits)))
    .replaceAll(/\s+/g, ' ');
}
