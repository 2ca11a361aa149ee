#!/usr/bin/env node
// The `tollgate` command. Runs under the Node that the project brings where the machine's own is too old.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const main = join(root, 'dist/apps/cli/src/main.js');
const own = join(root, 'node_modules/.bin/node');

if (!existsSync(main)) {
  process.stderr.write('tollgate: it is not built yet; run npm run build in the project, or npm start.\n');
  process.exit(1);
} else if (Number(process.versions.node.split('.')[0]) < 22 && existsSync(own)) {
  const child = spawn(own, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The terminal sends Ctrl-C to both; the child decides what becomes of it.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
} else {
  await import(main);
}
