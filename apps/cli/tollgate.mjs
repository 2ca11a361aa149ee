#!/usr/bin/env node
// The `tollgate` command of a checkout: what the build made of apps/cli/src, one file that needs nothing beside it.
import { existsSync } from 'node:fs';

const built = new URL('../../dist/tollgate.mjs', import.meta.url);

if (existsSync(built)) await import(built);
else {
  process.stderr.write('tollgate: it is not built yet; run npm run build in the project, or npm start.\n');
  process.exit(1);
}
