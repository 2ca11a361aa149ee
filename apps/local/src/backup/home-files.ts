import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { restoring } from '../servers/postgres.js';
import { isPlainName } from './manifest.js';

/** Folders of a home that a backup takes otherwise, or that are not whole. */
const besides = new Set(['postgres', 'postgres-making', restoring]);

/** Files that belong to a stack while it runs, and are made anew by each start. */
const ofARun = new Set(['tollgate.lock', 'running.json', 'address', 'temporal.yaml', 'temporal-dynamic.yaml']);

/** Deeper than any folder of a home. */
const deepest = 4;

/**
 * What a home holds besides its databases: keys, passwords, certificates, and whatever comes to lie there one day. Logs are
 * left out, and what each start makes anew. Links are not followed: `left` names them, and what has a name that not every
 * system takes.
 *
 * @returns paths below the home, parts divided by `/`
 */
export function filesOfHome(home: string): { taken: string[]; left: string[] } {
  const taken: string[] = [];
  const left: string[] = [];
  const walk = (folder: string, depth: number): void => {
    for (const entry of readdirSync(join(home, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (depth === 0 && (besides.has(entry.name) || ofARun.has(entry.name) || entry.name.endsWith('.log'))) continue;
      // What is being written, and moved to its place when it is whole.
      if (entry.name.endsWith('.new')) continue;
      if (!isPlainName(entry.name)) left.push(path);
      else if (entry.isFile()) taken.push(path);
      else if (entry.isDirectory() && depth < deepest) walk(path, depth + 1);
      else left.push(path);
    }
  };
  walk('', 0);
  return { taken: taken.sort(), left: left.sort() };
}
