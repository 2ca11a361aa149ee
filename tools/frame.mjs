// Measures the frame: circles between folders, lines of product code, and what each kind of record touches.
// Usage: node tools/frame.mjs [--json | --check]   --check says nothing, and fails, where folders form a circle
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';

const floors = ['domain', 'database', 'workflows', 'activities', 'apps', 'config'];
const kinds = ['exception', 'recurrence', 'delegation', 'program', 'item'];

const cruise = execFileSync(
  process.execPath,
  [
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    ...['--no-config', '--ts-pre-compilation-deps', '--ts-config', 'tsconfig.json', '-T', 'json', ...floors],
  ],
  { maxBuffer: 1 << 30 },
);
const ours = (path) => floors.some((floor) => path.startsWith(`${floor}/`)) && /\.tsx?$/.test(path);
const modules = JSON.parse(cruise).modules.filter(({ source }) => ours(source) && !source.endsWith('.spec.ts'));
const edges = modules.flatMap(({ source, dependencies }) =>
  dependencies.filter(({ resolved }) => ours(resolved)).map(({ resolved }) => [source, resolved]),
);

/** Groups of folders of which each reaches each other; types count. */
function circles() {
  const graph = new Map();
  for (const [from, to] of edges) {
    const [a, b] = [dirname(from), dirname(to)];
    if (a === b) continue;
    if (!graph.has(a)) graph.set(a, new Set());
    graph.get(a).add(b);
  }
  const reach = (from) => {
    const seen = new Set();
    const open = [...(graph.get(from) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(graph.get(next) ?? []));
    }
    return seen;
  };
  const reached = new Map([...graph.keys()].map((folder) => [folder, reach(folder)]));
  const groups = new Set();
  for (const [folder, all] of reached) {
    if (!all.has(folder)) continue;
    groups.add(
      [...all]
        .filter((other) => reached.get(other)?.has(folder))
        .sort()
        .join(' '),
    );
  }
  return [...groups];
}

const lines = (path) => readFileSync(path, 'utf8').split('\n').length - 1;
const belongs = (path, kind) =>
  path.startsWith(`domain/${kind}/`) || new RegExp(`^(database|apps/api/src)/${kind}s/`).test(path);

const report = {
  modules: modules.length,
  lines: Object.fromEntries(
    floors.map((floor) => [
      floor,
      modules
        .filter(({ source }) => source.startsWith(`${floor}/`))
        .reduce((sum, { source }) => sum + lines(source), 0),
    ]),
  ),
  circles: circles(),
  kinds: Object.fromEntries(
    kinds.map((kind) => {
      const own = modules.filter(({ source }) => belongs(source, kind)).map(({ source }) => source);
      const users = new Set(
        edges.filter(([from, to]) => belongs(to, kind) && !belongs(from, kind)).map(([from]) => from),
      );
      return [kind, { files: own.length, lines: own.reduce((sum, path) => sum + lines(path), 0), usedBy: users.size }];
    }),
  ),
};

if (process.argv.includes('--check')) {
  for (const group of report.circles) console.error(`These folders use each other, in a circle: ${group}`);
  if (report.circles.length > 0) process.exitCode = 1;
} else if (process.argv.includes('--json')) console.log(JSON.stringify(report, null, 2));
else {
  console.log(
    `${report.modules} modules; lines: ${Object.entries(report.lines)
      .map(([f, n]) => `${f} ${n}`)
      .join(', ')}`,
  );
  console.log(`circles between folders: ${report.circles.length}`);
  for (const group of report.circles) console.log(`  ${group}`);
  for (const [kind, { files, lines: n, usedBy }] of Object.entries(report.kinds))
    console.log(`${kind}: ${files} files of its own, ${n} lines; used by ${usedBy} others`);
}
