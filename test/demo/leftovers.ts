import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Home } from '../../apps/local/src/servers/home.js';

export const folderPrefix = 'tollgate-demo-';

/** Ends and removes what a demo that was killed could not; one that still runs keeps its folder, by its lock. */
export async function clearLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(folderPrefix))) {
    const folder = join(tmpdir(), name);
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
