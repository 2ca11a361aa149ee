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

/** Where a command of a record passes, from the controller to the rules. */
const way = [
  ...['asked', 'record-commands', 'engine', 'signer'].map((name) => `apps/api/src/commands/${name}.ts`),
  ...['database/commands/bodies.ts', 'activities/carry-out-vouched.ts', 'database/record/run.ts'],
  'domain/record/command.ts',
];

/**
 * What it wears on its way: types that say who asks and under which key, or are made of one that does. What is only a part
 * of others, and what only looks at one (`Pick`), is worn by none.
 */
function clothes() {
  const types = way
    .flatMap((path) => readFileSync(path, 'utf8').split(/\n(?=(?:\/\*\*|export |interface |type |function |const ))/))
    .flatMap((text) => {
      const [, name, rest = ''] = /(?:^|\n)(?:export )?(?:interface|type) (\w+)([\s\S]*)/.exec(text) ?? [];
      return name === undefined ? [] : [{ name, rest }];
    });
  const worn = new Set(
    types.filter(({ rest }) => /^ {2}key: /m.test(rest) && /^ {2}actor(Id)?: /m.test(rest)).map(({ name }) => name),
  );
  for (let before = 0; before < worn.size;) {
    before = worn.size;
    for (const { name, rest } of types)
      if ([...worn].some((one) => new RegExp(`(extends|Omit<)[^{]*\\b${one}\\b`).test(rest))) worn.add(name);
  }
  return [...worn].filter((name) => !types.some(({ rest }) => rest.includes(`extends ${name}<`)));
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
  clothes: clothes(),
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
  console.log(`a command wears ${report.clothes.length}: ${report.clothes.join(', ')}`);
  for (const [kind, { files, lines: n, usedBy }] of Object.entries(report.kinds))
    console.log(`${kind}: ${files} files of its own, ${n} lines; used by ${usedBy} others`);
}
