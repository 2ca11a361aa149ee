import { join } from 'node:path';
import type { Home } from '../../apps/local/src/servers/home.js';
import { KeptProcess } from '../../apps/local/src/servers/kept-process.js';
import { projectRoot } from '../../config/settings.js';

/** A program of `dist`, kept running in a process of its own. It ends with this one. */
export function appProcess(
  home: Home,
  { name, main, env }: { name: string; main: string; env: NodeJS.ProcessEnv },
  say: (line: string) => void,
): KeptProcess {
  return new KeptProcess(
    home,
    {
      name,
      command: process.execPath,
      args: ['--enable-source-maps', join(projectRoot, 'dist', main)],
      env,
      channel: true,
      stopSignal: 'SIGTERM',
      idleAtMostMs: 60_000,
    },
    say,
  );
}
