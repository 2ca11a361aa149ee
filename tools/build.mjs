// Compiles everything into `dist` and bundles the workflows. `--if-stale` does nothing where the sources are those of
// the last build; `--check` only says whether they are.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const sources = ['apps', 'workflows', 'activities', 'domain', 'database', 'config', 'migrations', 'test'];
// They come with each record pack.
const verifiers = ['docs/verify-record-pack.html', 'docs/verify_record_pack.py'];
const also = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'tools/build.mjs', ...verifiers];

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const now = fingerprint();
const askedFirst = process.argv.some((argument) => argument === '--if-stale' || argument === '--check');
if (askedFirst && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) process.exit(0);
if (process.argv.includes('--check')) process.exit(1);

process.stdout.write('Building Tollgate, about half a minute …\n');
rmSync(stamp, { force: true });
mkdirSync(dist, { recursive: true });
const tsc = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

mkdirSync(join(dist, 'docs'), { recursive: true });
for (const file of verifiers) copyFileSync(join(root, file), join(dist, file));

// The command line is one file, which can be handed to somebody who has no checkout, and runs on Node 20.
const { build } = await import('esbuild');
await build({
  entryPoints: [join(root, 'apps/cli/src/main.ts')],
  outfile: join(dist, 'tollgate.mjs'),
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  define: { TOLLGATE_VERSION: JSON.stringify(version) },
  // Libraries that are not ESM ask for what Node brings with it by `require`.
  banner: {
    js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
chmodSync(join(dist, 'tollgate.mjs'), 0o755);

// The page: files under their hash, which the API serves.
const { build: buildPage } = await import('vite');
await buildPage({ configFile: join(root, 'apps/web/vite.config.ts'), logLevel: 'warn' });
const assets = join(dist, 'apps/web/assets');
for (const name of readdirSync(assets)) {
  const content = readFileSync(join(assets, name));
  writeFileSync(join(assets, `${name}.gz`), gzipSync(content, { level: 9 }));
  writeFileSync(join(assets, `${name}.br`), brotliCompressSync(content));
}

const { bundleWorkflowCode } = await import('@temporalio/worker');
const quiet = () => undefined;
const traced = createRequire(import.meta.url).resolve(
  '@temporalio/interceptors-opentelemetry/lib/workflow-interceptors',
);
// Workers that trace run the same workflows with the interceptors of traces in them.
for (const [name, workflowInterceptorModules] of [
  ['workflow-bundle.js', []],
  ['workflow-bundle-traced.js', [traced]],
]) {
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(dist, 'workflows/index.js'),
    workflowInterceptorModules,
    failureConverterPath: join(dist, 'config/failure-converter.js'),
    logger: { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: console.warn, error: console.error },
  });
  writeFileSync(join(dist, name), code);
}
writeFileSync(stamp, now);
process.stdout.write('Built.\n');

function fingerprint() {
  const hash = createHash('sha256');
  const add = (path) =>
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  const walk = (folder) => {
    if (!existsSync(join(root, folder))) return;
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (/\.(tsx?|mjs|json|css|html)$/.test(entry.name) && !/\.(spec|test)\.ts$/.test(entry.name)) add(path);
    }
  };
  for (const folder of sources) walk(folder);
  for (const path of also) add(path);
  return hash.digest('hex');
}
