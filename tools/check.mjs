// Format, lint, types, what the command line knows of the API, boundaries, licences and dead code, two at a time. Quiet when all is well; prints what a tool found.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (name) => join(root, 'node_modules', '.bin', name);
// With types of all there is, it needs more than the four gigabytes that Node gives by itself.
const lint = ['--max-old-space-size=6144', 'node_modules/eslint/bin/eslint.js', '--max-warnings', '0'];
const checks = [
  ['lint', process.execPath, [...lint, '.', '--ignore-pattern', 'apps/web/**']],
  ['lint of the page', process.execPath, [...lint, 'apps/web']],
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  ['types', bin('tsc'), ['--noEmit', '-p', '.']],
  ['types of the page', bin('tsc'), ['--noEmit', '-p', 'apps/web']],
  ['types of the API', process.execPath, ['tools/api-types.mjs', '--check']],
  [
    'boundaries',
    bin('depcruise'),
    [
      '--config',
      '.dependency-cruiser.cjs',
      'apps',
      'workflows',
      'activities',
      'domain',
      'database',
      'config',
      'migrations',
      'test',
    ],
  ],
  ['circles of folders', process.execPath, ['tools/frame.mjs', '--check']],
  ['licences', process.execPath, ['tools/licences.mjs', '--check']],
  ['dead code', bin('knip'), ['--no-progress', '--no-config-hints']],
];

const failed = [];
let next = 0;
const lane = async () => {
  for (let check = checks[next++]; check; check = checks[next++]) {
    const [name, command, args] = check;
    const began = Date.now();
    const { code, output } = await run(command, args);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
    if (code !== 0) {
      failed.push(name);
      process.stdout.write(`${output.trimEnd()}\n`);
    }
  }
};
await Promise.all([lane(), lane()]);
process.exit(failed.length === 0 ? 0 : 1);

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
