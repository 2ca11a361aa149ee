// Counts what a kind of record costs, by what the files are.
// Usage: node tools/kind.mjs KIND         the files of a kind as they are now, such as `risk`, and those that name it
//        node tools/kind.mjs BASE..HEAD   what commits made and changed; the last commit where nothing is said
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';

const asked = process.argv[2] ?? 'HEAD~1..HEAD';
const git = (...args) =>
  execFileSync('git', args, { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line !== '');

/** The first that fits; what is made by a command is nobody's work. */
const sorts = [
  [
    'made by a command',
    /^(docs\/(state-machines|webhook-events|problems|settings|access)\.md|apps\/cli\/src\/lib\/api-types\.ts)$/,
  ],
  ['tests', /^test\/|\.spec\.ts$/],
  ['migration', /^migrations\/|^database\/migrations\.ts$/],
  ['docs', /\.md$/],
  ['the page, which a kind can do without', /^apps\/web\//],
  ['product', /./],
];
const sortOf = (path) => sorts.find(([, fits]) => fits.test(path))[0];

const { fresh, edited } = asked.includes('..') ? ofRange(asked) : ofKind(asked);
for (const [sort] of sorts.toReversed()) {
  const [made, changed] = [fresh, edited].map((paths) => paths.filter((path) => sortOf(path) === sort));
  if (made.length + changed.length === 0) continue;
  console.log(`${sort}: ${made.length} new, ${changed.length} edited`);
  for (const path of made) console.log(`  + ${path}`);
  for (const path of changed) console.log(`  ~ ${path}`);
}

function ofRange(range) {
  const lines = git('diff', '--name-status', '--no-renames', range).map((line) => line.split('\t'));
  const those = (added) => lines.filter(([status]) => (status === 'A') === added).map(([, path]) => path);
  return { fresh: those(true), edited: those(false) };
}

/**
 * Its own files bear its name or lie in a folder that does; the others import one of them, or name it where a kind is named:
 * as a value, as an entry, by its address or by a route. A word of prose, or of a list of words, is none.
 */
function ofKind(kind) {
  const own = new RegExp(String.raw`(^|/)${kind}s?(/|[-.][^/]*$)|/(Create)?${kind}s?\.`, 'i');
  const sources = git('ls-files', '*.ts', '*.mts', '*.md', ':!LICENSE', ':!docs/adr');
  const fresh = sources.filter((path) => own.test(path) && !/^test\/(bench|demo)/.test(path));
  const mine = new Set(fresh);
  const names = new RegExp(
    [
      String.raw`(?:[(:=|<]|case|===) ?'${kind}'`,
      String.raw`^\s*'?${kind}s?'?: `,
      String.raw`'/?${kind}s['/]`,
      String.raw`(?:GET|POST|PUT|PATCH|DELETE|\*) /${kind}s`,
    ].join('|'),
    'm',
  );
  const edited = sources.filter((path) => {
    if (mine.has(path) || !/\.m?ts$/.test(path)) return false;
    const text = readFileSync(path, 'utf8');
    const imported = [...text.matchAll(/from '(\.[^']+)\.js'/g)].map(([, to]) => `${join(dirname(path), to)}.ts`);
    return names.test(text) || imported.some((to) => mine.has(to));
  });
  return { fresh, edited };
}
