import { EntityManager, QueryFailedError, type DataSource, type QueryRunner } from 'typeorm';
import type { Client } from 'pg';

/**
 * Does work in one transaction, whose beginning travels with the first statement instead of ahead of it. Statements that
 * do not wait for each other (`Promise.all`) travel together too, and are carried out in the order of their calls.
 */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    const connection = (await runner.connect()) as Client;
    const begun = connection.query('START TRANSACTION');
    begun.catch(() => undefined);
    const manager = new DirectManager(dataSource, runner, connection);
    try {
      const result = await work(manager);
      await begun;
      manager.end();
      await connection.query('COMMIT');
      return result;
    } catch (error) {
      manager.end();
      // A connection that is gone has nothing to take back; the error is what counts.
      await connection.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  } finally {
    await runner.release();
  }
}

type IsolationLevel = Parameters<EntityManager['transaction']>[0];

/** Hands statements to the connection in the turn in which it is asked; the library would do so a few turns later. */
class DirectManager extends EntityManager {
  private ended = false;
  private savepoints = 0;

  constructor(
    dataSource: DataSource,
    private readonly runner: QueryRunner,
    private readonly direct: Client,
  ) {
    super(dataSource, runner);
    // Repositories ask the runner: to them too the transaction has begun, and ends.
    this.tellRunner(true);
    const ask = runner.query.bind(runner);
    const unlessEnded = (...asked: Parameters<typeof ask>): Promise<unknown> =>
      this.ended ? Promise.reject(new Error('the transaction has ended')) : ask(...asked);
    runner.query = unlessEnded as typeof ask;
  }

  /** Whether one has begun, by which the library lets rows be locked; for others it is read-only. */
  private tellRunner(isTransactionActive: boolean): void {
    Object.assign(this.runner, { isTransactionActive });
  }

  /** Of statements side by side one has failed: what another still means to ask must not be carried out by itself. */
  end(): void {
    this.ended = true;
    this.tellRunner(false);
  }

  /** One within it is a savepoint: the library does not know of the transaction that was begun here, and would end it. */
  override async transaction<T>(
    first: IsolationLevel | ((manager: EntityManager) => Promise<T>),
    second?: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    const work = typeof first === 'function' ? first : second;
    if (!work) throw new Error('nothing to do in the transaction');
    this.savepoints += 1;
    const name = `s${this.savepoints}`;
    await this.query(`SAVEPOINT ${name}`);
    try {
      const result = await work(this);
      await this.query(`RELEASE SAVEPOINT ${name}`);
      return result;
    } catch (error) {
      await this.query(`ROLLBACK TO SAVEPOINT ${name}`);
      throw error;
    }
  }

  override async query<T>(sql: string, parameters?: unknown[]): Promise<T> {
    if (this.ended) throw new Error('the transaction has ended');
    try {
      const { command, rows, rowCount } = await this.direct.query<object>(sql, parameters);
      // As the library answers.
      return (command === 'UPDATE' || command === 'DELETE' ? [rows, rowCount] : rows) as T;
    } catch (error) {
      throw new QueryFailedError(sql, parameters, error as Error);
    }
  }
}
