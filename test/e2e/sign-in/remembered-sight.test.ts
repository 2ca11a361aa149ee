import type { FastifyRequest } from 'fastify';
import { Jwts } from '../../../apps/api/src/access/jwts.js';
import { Sessions } from '../../../apps/api/src/access/sessions.js';
import { Sights } from '../../../apps/api/src/access/sights.js';
import { StillHere } from '../../../apps/api/src/access/still-here.js';
import { Tokens } from '../../../apps/api/src/access/tokens.js';
import { createDataSource } from '../../../database/data-source.js';
import { AccessChanges } from '../../../database/people/access-changes.js';
import type { DataSource } from 'typeorm';
import type { Sight } from '../../../domain/access/sight.js';
import { tokenHash } from '../../../database/people/token-text.js';
import { launchedCase } from '../../factories/case.js';
import { signedIn } from '../../harness/browser.js';
import { tokenOf } from '../../harness/people.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

/** How far people see, as another process of the API remembers it: for ever, unless it is told, or the clock says so. */
let tollgate: Tollgate;
let dataSource: DataSource;
let changes: AccessChanges;
let open: Sights;
let scoped: Sights;

beforeAll(async () => {
  tollgate = await startTollgate();
  dataSource = await createDataSource(tollgate.settings.databaseUrl, { poolSize: 2 }).initialize();
  changes = new AccessChanges(tollgate.settings.databaseUrl, 3_600_000);
  open = new Sights(dataSource, tollgate.settings, changes);
  scoped = new Sights(dataSource, { ...tollgate.settings, reading: 'scoped' }, changes);
});
afterAll(async () => {
  await changes.stop();
  await dataSource.destroy();
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

async function sightOf(sights: Sights, id: string): Promise<Sight> {
  const person = await sights.person(id);
  if (!person) throw new Error(`${id} has left`);
  return person.sight;
}

/** Until it gives the same thing twice. */
const remembered = (sights: Sights, id: string): Promise<boolean> =>
  until('it is remembered', async () => (await sights.person(id)) === (await sights.person(id)));

const soon = (ms: number): Date => new Date(Date.now() + ms);

/** Follows something that begins and ends by the clock; whatever is asked after its end does not give it. */
async function beginsAndEnds(ends: Date, sees: () => Promise<boolean>): Promise<void> {
  expect(await sees()).toBe(false);
  await until('it begins', sees);
  await until('it ends', async () => {
    const over = Date.now() >= ends.getTime();
    const seen = await sees();
    expect(over && seen).toBe(false);
    return !seen;
  });
}

test('what is restricted and opened by one process is known in the other, and in itself at once', async () => {
  const c = await launchedCase(tollgate);
  const wei = await tollgate.person('Wei');
  const client = await tollgate.as(wei);
  const path = `/programs/${c.programId}`;
  expect((await client.get(path)).status).toBe(200);
  await remembered(open, wei);
  expect(await sightOf(open, wei)).toMatchObject({ all: true, anyRestricted: false });
  expect((await c.manager.put(`${path}/readers`, { restricted: true })).status).toBe(200);
  expect((await client.get(path)).status).toBe(404);
  await until('the other knows of it', async () => !(await sightOf(open, wei)).all);
  expect((await c.manager.put(`${path}/readers`, { restricted: false })).status).toBe(200);
  expect((await client.get(path)).status).toBe(200);
  await until('the other knows of it', async () => (await sightOf(open, wei)).all);
});

test('a role begins and ends at its instant, whatever is remembered', async () => {
  const mei = await tollgate.person('Mei');
  await remembered(scoped, mei);
  const [starts, ends] = [soon(1_500), soon(3_000)];
  await dataSource.query(
    `INSERT INTO role_grants (id, role, person_id, scope, scope_text, reason, starts_at, ends_at)
     VALUES (gen_random_uuid(), 'member', $1, 'domain', 'AML', 'x', $2, $3)`,
    [mei, starts, ends],
  );
  await remembered(scoped, mei);
  await beginsAndEnds(ends, async () => (await sightOf(scoped, mei)).reach.length === 1);
});

test('so does one that is given to their team, or to a group of theirs', async () => {
  const [team] = await dataSource.query<{ id: string }[]>(`INSERT INTO teams (name) VALUES ('Vault') RETURNING id`);
  const lin = await tollgate.person('Lin', { teamId: team?.id });
  await dataSource.query(`INSERT INTO person_groups (person_id, source, group_name) VALUES ($1, 'scim', 'Sea')`, [lin]);
  const [starts, ends] = [soon(1_500), soon(3_000)];
  await dataSource.query(
    `INSERT INTO role_grants (id, role, team_id, source, group_name, scope, scope_text, reason, starts_at, ends_at)
     VALUES (gen_random_uuid(), 'member', $1, NULL, NULL, 'domain', 'AML', 'x', $2, $3),
       (gen_random_uuid(), 'member', NULL, 'scim', 'sea', 'market', 'SG', 'x', $2, $3)`,
    [team?.id, starts, ends],
  );
  await remembered(scoped, lin);
  await beginsAndEnds(ends, async () => (await sightOf(scoped, lin)).reach.length === 2);
});

test('who stands in for somebody sees for them from its first instant to its last, over a chain too', async () => {
  const [absent, between, last] = [
    await tollgate.person('Absent'),
    await tollgate.person('Between'),
    await tollgate.person('Last'),
  ];
  const [starts, ends] = [soon(1_500), soon(3_000)];
  const stand = (personId: string, standInId: string, from: Date, to: Date): Promise<unknown> =>
    dataSource.query(
      `INSERT INTO delegations (id, person_id, stand_in_id, scope, from_date, until_date, time_zone, starts_at, ends_at, created_by, created_at)
       VALUES (gen_random_uuid(), $1, $2, 'everything', $3::timestamptz, $4::timestamptz, 'UTC', $3, $4, $1, now())`,
      [personId, standInId, from, to],
    );
  await stand(between, last, soon(-60_000), soon(3_600_000));
  await stand(absent, between, starts, ends);
  await remembered(scoped, last);
  expect((await sightOf(scoped, last)).people).toContain(between);
  await beginsAndEnds(ends, async () => (await sightOf(scoped, last)).people.includes(absent));
});

test('what one comes with is narrower than what one may: a person is remembered once for each', async () => {
  const ada = await tollgate.person('Ada', { access: 'administrator' });
  const programId = '00000000-0000-4000-8000-000000000001';
  expect((await scoped.person(ada))?.sight).toMatchObject({ all: true, within: null });
  expect((await scoped.person(ada, { level: 'read', programId }))?.sight).toMatchObject({
    all: false,
    within: programId,
  });
  expect((await scoped.person(ada))?.sight).toMatchObject({ all: true, within: null });
});

test('who has left is nobody, at once', async () => {
  const lee = await tollgate.person('Lee');
  await remembered(scoped, lee);
  await dataSource.query('UPDATE people SET active = false WHERE id = $1', [lee]);
  await until('they are gone', async () => (await scoped.person(lee)) === null);
});

describe('what goes on after a request knows whether whoever came with it is still let in', () => {
  const stillHere = (): StillHere => {
    const { settings } = tollgate;
    const sessions = new Sessions(dataSource, settings, scoped);
    return new StillHere(sessions, new Tokens(scoped), new Jwts(dataSource, settings), scoped);
  };

  test('by a token, until it is revoked', async () => {
    const id = await tollgate.person('Noor');
    const hash = tokenHash(await tokenOf(dataSource, id));
    const request = { tokenHash: hash, tokenId: 'known', headers: {} } as FastifyRequest;
    const here = stillHere();
    expect(await here.of(request)).toMatchObject({ id, sight: { people: [id] } });
    await dataSource.query('UPDATE api_tokens SET revoked_at = now() WHERE token_hash = $1', [hash]);
    await until('it is over', async () => (await here.of(request)) === null);
  });

  test('by a session, until it ends; that a page stays open does not keep it from going idle', async () => {
    const id = await tollgate.person('Siti');
    const { sessionId } = await signedIn(tollgate, id);
    await dataSource.query(`UPDATE sessions SET used_at = now() - interval '10 minutes' WHERE id = $1`, [sessionId]);
    const session = async () => {
      const [row] = await dataSource.query<{ hash: string; used: Date }[]>(
        'SELECT session_hash AS hash, used_at AS used FROM sessions WHERE id = $1',
        [sessionId],
      );
      return row;
    };
    const before = await session();
    const request = { session: { hash: before?.hash }, headers: {} } as FastifyRequest;
    const here = stillHere();
    expect(await here.of(request)).toMatchObject({ id });
    expect(await session()).toEqual(before);
    await dataSource.query('UPDATE sessions SET ended_at = now() WHERE id = $1', [sessionId]);
    await until('it is over', async () => (await here.of(request)) === null);
  });

  test('by nothing of ours that is signed, never', async () => {
    expect(await stillHere().of({ headers: {} } as FastifyRequest)).toBeNull();
    expect(await stillHere().of({ headers: { authorization: 'Bearer a.b.c' } } as FastifyRequest)).toBeNull();
  });
});
