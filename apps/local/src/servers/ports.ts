import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';

/** True where nobody listens. */
export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen({ port, host, exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/**
 * Ports for so many listeners: those of last time where they are still free, for a server finds itself again by them.
 * Below 32768, where the machine does not hand them out to connections in between.
 */
export async function choosePorts(names: readonly string[], last: unknown): Promise<Record<string, number>> {
  const before = (last ?? {}) as Record<string, number>;
  const chosen: Record<string, number> = {};
  const taken = new Set<number>();
  for (const name of names) {
    let port = before[name] ?? 0;
    for (let tries = 0; !(port > 0) || taken.has(port) || !(await isFree(port)); tries += 1) {
      if (tries > 500) throw new Error('no free port was found between 20000 and 32000');
      port = randomInt(20_000, 32_000);
    }
    chosen[name] = port;
    taken.add(port);
  }
  return chosen;
}
