import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Home } from '../../apps/local/src/servers/home.js';

/**
 * Ends and removes what runs that were killed could not: the homes in a folder whose names begin so. One that is still run
 * keeps its home, by its lock.
 */
export async function clearLeftovers(place: string, prefix: string): Promise<void> {
  for (const name of readdirSync(place).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(place, name);
    try {
      // Another user's folder may name any process as one to be ended; one without a lock is just being made.
      if (statSync(folder).uid !== process.getuid?.() || !existsSync(join(folder, 'tollgate.lock'))) continue;
      await Home.take(folder);
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // It is in use, or gone already.
    }
  }
}
