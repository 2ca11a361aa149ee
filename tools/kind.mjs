// Counts what a kind of record cost: the files that commits made and changed, by what they are.
// Usage: node tools/kind.mjs [BASE..HEAD]   the last commit where nothing is said
import { execFileSync } from 'node:child_process';

const range = process.argv[2] ?? 'HEAD~1..HEAD';
const lines = execFileSync('git', ['diff', '--name-status', '--no-renames', range], { encoding: 'utf8' })
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split('\t'));

/** The first that fits; what is made by a command is nobody's work. */
const sorts = [
  [
    'made by a command',
    /^(docs\/(state-machines|webhook-events|problems|settings)\.md|apps\/cli\/src\/lib\/api-types\.ts)$/,
  ],
  ['tests', /^test\/|\.spec\.ts$/],
  ['migration', /^migrations\/|^database\/migrations\.ts$/],
  ['docs', /\.md$/],
  ['product', /./],
];

for (const [sort] of sorts.toReversed()) {
  const of = lines.filter(([, path]) => sorts.find(([, fits]) => fits.test(path))[0] === sort);
  const fresh = of.filter(([status]) => status === 'A').map(([, path]) => path);
  const edited = of.filter(([status]) => status !== 'A').map(([, path]) => path);
  if (of.length === 0) continue;
  console.log(`${sort}: ${fresh.length} new, ${edited.length} edited`);
  for (const path of fresh) console.log(`  + ${path}`);
  for (const path of edited) console.log(`  ~ ${path}`);
}
