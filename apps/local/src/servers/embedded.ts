import type { Home } from './home.js';
import { choosePorts } from './ports.js';
import { startPostgres, type Postgres } from './postgres.js';
import { startTemporal, temporalPortNames, type TemporalServer } from './temporal.js';

export interface EmbeddedServers {
  postgres: Postgres;
  temporal: TemporalServer | null;
  /** Temporal first: it writes to the other to the end. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL and, where wanted, a Temporal server on it. What was started is ended again when a later one fails.
 * `throwaway`: for tests, see `startPostgres`.
 */
export async function startEmbedded(
  home: Home,
  options: { temporal: boolean; timeSkipping: boolean; throwaway?: boolean },
  say: (line: string) => void,
): Promise<EmbeddedServers> {
  const ports = await choosePorts(['postgres', ...temporalPortNames], home.read('ports.json'));
  home.write('ports.json', ports);
  const postgres = await startPostgres(
    home,
    { port: ports['postgres'] ?? 0, throwaway: options.throwaway ?? false },
    say,
  );
  let temporal: TemporalServer | null = null;
  try {
    if (options.temporal)
      temporal = await startTemporal(home, postgres, { ports, timeSkipping: options.timeSkipping }, say);
  } catch (error) {
    await postgres.process.stop(5_000);
    throw error;
  }
  return {
    postgres,
    temporal,
    async stop() {
      await temporal?.process.stop(3_000);
      await postgres.process.stop(4_000);
    },
  };
}
