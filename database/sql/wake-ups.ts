import { Client } from 'pg';

export interface WakeUps {
  stop(): Promise<void>;
}

/**
 * Listens on PostgreSQL's channels and calls back at each notification, and once when it begins to listen. Only a wake-up:
 * whoever listens polls besides, so that a connection that is lost costs an interval, not a message. `onError` is told of a
 * connection that is lost, at once.
 */
export function startWakeUps(
  databaseUrl: string,
  channels: Record<string, () => void>,
  onError: (where: string, error: unknown) => void,
): WakeUps {
  let stopped = false;
  let client: Client | null = null;
  let retry: NodeJS.Timeout | null = null;

  const again = (error: unknown): void => {
    if (stopped || retry) return;
    onError('wake-ups', error);
    client?.removeAllListeners('end');
    retry = setTimeout(() => {
      retry = null;
      void connect();
    }, 1_000);
    // What has nothing else to do ends: where the API is only described, there is no database.
    retry.unref();
  };

  const connect = async (): Promise<void> => {
    const next = new Client({ connectionString: databaseUrl, application_name: 'tollgate-wake-ups', keepAlive: true });
    client = next;
    next.on('error', again);
    next.on('end', () => {
      again(new Error('the connection ended'));
    });
    next.on('notification', ({ channel }) => {
      channels[channel]?.();
    });
    try {
      await next.connect();
      for (const channel of Object.keys(channels)) await next.query(`LISTEN ${next.escapeIdentifier(channel)}`);
      // What came while nobody listened.
      for (const wake of Object.values(channels)) wake();
    } catch (error) {
      again(error);
    }
  };
  void connect();

  return {
    async stop() {
      stopped = true;
      if (retry) clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}
