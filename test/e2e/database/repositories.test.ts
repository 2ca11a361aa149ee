import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { createDataSource } from '../../../database/data-source.js';
import { people } from '../../../database/entities/person.js';
import { rotas } from '../../../database/entities/rota.js';
import { teams } from '../../../database/entities/team.js';
import { tokens } from '../../../database/entities/token.js';
import { insertOnce, updateOne } from '../../../database/entities/write.js';
import { inTransaction } from '../../../database/sql/transaction.js';
import { createTestDatabase } from '../../harness/database.js';

let dataSource: DataSource;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await createTestDatabase();
  drop = database.drop;
  dataSource = await createDataSource(database.url, { poolSize: 1 }).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await drop();
});

test('a row is inserted once: the same id again leaves it, and another key that is taken is an error', async () => {
  const { manager } = dataSource;
  const id = randomUUID();
  expect(await insertOnce(manager, teams, { id, name: 'Payments' })).toMatchObject({ id, version: 1, market: null });
  expect(await insertOnce(manager, teams, { id, name: 'Other' })).toBeNull();
  await expect(insertOnce(manager, teams, { id: randomUUID(), name: 'PAYMENTS' })).rejects.toMatchObject({
    driverError: { code: '23505' },
  });
  expect(await manager.findOneBy(teams, { id })).toMatchObject({ name: 'Payments' });
});

test('an update goes to the next version and says when, from the version that is named, and leaves what is undefined', async () => {
  const { manager } = dataSource;
  const id = randomUUID();
  const made = await insertOnce(manager, people, { id, name: 'Linh', market: 'VN' });
  expect(await updateOne(manager, people, { id, version: 1 }, { name: 'Linh T.', market: undefined })).toBe(true);
  expect(await updateOne(manager, people, { id, version: 1 }, { name: 'Someone' })).toBe(false);
  const now = await manager.findOneByOrFail(people, { id });
  expect(now).toMatchObject({ name: 'Linh T.', market: 'VN', version: 2, created_at: made?.created_at });
  expect(now.updated_at.getTime()).toBeGreaterThan(now.created_at.getTime() - 1);
  expect(await updateOne(manager, people, { id }, {})).toBe(true);
  expect(await manager.findOneBy(people, { id })).toMatchObject({ name: 'Linh T.', version: 3 });
});

test('what is secret, or only compared, is not read along', async () => {
  const { manager } = dataSource;
  const [personId, id] = [randomUUID(), randomUUID()];
  await insertOnce(manager, people, { id: personId, name: 'Somchai', email: 'somchai@shop.example' });
  await insertOnce(manager, tokens, { id, person_id: personId, name: 'laptop', token_hash: 'abc' });
  expect(Object.keys(await manager.findOneByOrFail(tokens, { token_hash: 'abc' }))).not.toContain('token_hash');
  const person = await manager.findOneByOrFail(people, { id: personId });
  expect(Object.keys(person).filter((name) => /folded|twin/.test(name))).toEqual([]);
});

test('JSON, lists and instants come back as they went', async () => {
  const { manager } = dataSource;
  const id = randomUUID();
  const body = { layers: [], overrides: [], note: `a 'quote', a "quote", {braces} :id $1 ?` };
  await insertOnce(manager, rotas, { id, name: 'Nights', body });
  const rota = await manager.findOneByOrFail(rotas, { id });
  expect(rota.body).toEqual(body);
  expect(rota.created_at).toBeInstanceOf(Date);
});

test('repositories take part in a transaction that was begun with its first statement: in its end, and in its locks', async () => {
  const id = randomUUID();
  const failing = inTransaction(dataSource, async (manager) => {
    await insertOnce(manager, teams, { id, name: 'Nobody' });
    const locked = await manager.findOne(teams, { where: { id }, lock: { mode: 'pessimistic_write' } });
    expect(locked?.name).toBe('Nobody');
    throw new Error('a rule says no');
  });
  await expect(failing).rejects.toThrow('a rule says no');
  expect(await dataSource.manager.existsBy(teams, { id })).toBe(false);

  await inTransaction(dataSource, async (manager) => {
    await insertOnce(manager, teams, { id, name: 'Somebody' });
    const within = manager.transaction(async (inner) => {
      await updateOne(inner, teams, { id }, { name: 'Taken back' });
      throw new Error('only this');
    });
    await expect(within).rejects.toThrow('only this');
  });
  expect(await dataSource.manager.findOneBy(teams, { id })).toMatchObject({ name: 'Somebody', version: 1 });

  let afterwards: Promise<unknown> = Promise.resolve();
  const ended = inTransaction(dataSource, async (manager) => {
    let failed = (): void => undefined;
    const failure = new Promise<void>((resolve) => (failed = resolve));
    afterwards = failure.then(() => updateOne(manager, teams, { id }, { name: 'Too late' }));
    afterwards.catch(() => undefined);
    const twice = insertOnce(manager, teams, { id: randomUUID(), name: 'Somebody' });
    await Promise.all([afterwards, twice.finally(() => setImmediate(failed))]);
  });
  await expect(ended).rejects.toMatchObject({ driverError: { code: '23505' } });
  await expect(afterwards).rejects.toThrow('the transaction has ended');
  expect(await dataSource.manager.findOneBy(teams, { id })).toMatchObject({ name: 'Somebody' });
});

test('of statements side by side each is told why the transaction failed, whichever is heard first', async () => {
  const name = randomUUID();
  await insertOnce(dataSource.manager, teams, { id: randomUUID(), name });
  const failing = (work: (manager: EntityManager) => Promise<unknown>): Promise<unknown> =>
    inTransaction(dataSource, async (manager) => {
      // The first is heard some turns later, as one is that has further to go.
      const first = manager.query('INSERT INTO teams (id, name) VALUES ($1, $2)', [randomUUID(), name]);
      const late = first.finally(() => new Promise((resolve) => setImmediate(resolve)));
      await Promise.all([late, work(manager)]);
    });
  const why = { driverError: { code: '23505', constraint: expect.stringContaining('teams') as string } };
  await expect(failing((manager) => manager.query('SELECT 1'))).rejects.toMatchObject(why);
  await expect(failing((manager) => manager.findOneBy(teams, { name }))).rejects.toMatchObject(why);

  // What failed in one transaction is not told to the next, nor within one after going back to a savepoint.
  await inTransaction(dataSource, async (manager) => {
    const within = manager.transaction((inner) =>
      inner.query('INSERT INTO teams (id, name) VALUES ($1, $2)', [randomUUID(), name]),
    );
    await expect(within).rejects.toMatchObject(why);
    await expect(manager.query('SELECT 1 / 0')).rejects.toMatchObject({ driverError: { code: '22012' } });
    throw new Error('enough');
  }).catch((error: unknown) => {
    expect(error).toMatchObject({ message: 'enough' });
  });
});
