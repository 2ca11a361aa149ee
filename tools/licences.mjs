// Which licences the product comes with: `node tools/licences.mjs` writes docs/licences.md out of package-lock.json, `--check`
// says whether it is true and whether each licence is among those that we take. What counts is what runs elsewhere: the
// dependencies, and what is bundled into the page and the command line, with all that they need.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const page = join(root, 'docs', 'licences.md');
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

/** They ask for their notice, and no more; MPL-2.0 asks for changes of its own files, and we change none. */
const taken = [
  ...[
    '0BSD',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'CC-BY-3.0',
    'CC-BY-4.0',
    'CC0-1.0',
    'ISC',
  ],
  ...['MIT', 'MIT-0', 'MPL-2.0', 'Python-2.0', 'Unlicense', 'Zlib'],
];
/** What a package says elsewhere than in its package.json. */
const saidElsewhere = { unionfs: 'Unlicense' };

const found = new Map();
for (const name of [...Object.keys(packages[''].dependencies), ...bundled()]) follow(name, '');
const lines = [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
const refused = lines.filter(({ licence }) => !isTaken(licence));
if (refused.length > 0) {
  for (const { name, version, licence } of refused)
    process.stderr.write(
      `${name} ${version} comes under ${licence}, which is not among the licences that we take. Use another package, ` +
        'or add the licence to tools/licences.mjs where it may be taken.\n',
    );
  process.exit(1);
}
const text = written();
if (!process.argv.includes('--check')) writeFileSync(page, text);
else if (readFileSync(page, 'utf8') !== text) {
  process.stderr.write('docs/licences.md is not what package-lock.json says. Run node tools/licences.mjs.\n');
  process.exit(1);
}

/** What is only needed to build, and ends up in what people are given: what the apps import. */
function bundled() {
  const imported = new Set();
  for (const file of readdirSync(join(root, 'apps'), { recursive: true }))
    if (/\.tsx?$/.test(file) && !/\.(spec|test|config)\.tsx?$/.test(file))
      for (const [, name] of readFileSync(join(root, 'apps', file), 'utf8').matchAll(
        /(?:from|import\()\s*'((?:@[\w.-]+\/)?[\w-][\w.-]*)/g,
      ))
        imported.add(name);
  return Object.keys(packages[''].devDependencies).filter((name) => imported.has(name) && !name.startsWith('@types/'));
}

/** A package, and all that it needs, as the lock file places them. */
function follow(name, from) {
  const place = placeOf(name, from);
  if (place === null || found.has(place)) return;
  const { version, license, dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = packages[place];
  const { peerDependenciesMeta: peers = {} } = packages[place];
  found.set(place, { name, version, licence: license ?? saidElsewhere[name] ?? 'no licence that it names' });
  const asked = Object.keys(peerDependencies).filter((each) => peers[each]?.optional !== true);
  for (const each of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...asked]) follow(each, place);
}

/** As Node looks: in the package's own folder, then upwards. Null where it is not installed. */
function placeOf(name, from) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[place]) return place;
    if (folder === '') return null;
  }
}

/** SPDX: one of those with OR between, all of those with AND. */
function isTaken(licence) {
  const plain = licence.replace(/[()]/g, '');
  return plain.split(' OR ').some((one) => one.split(' AND ').every((each) => taken.includes(each)));
}

function written() {
  const counted = Map.groupBy(lines, ({ licence }) => licence);
  const table = (head, rows) => [`| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`, ...rows];
  return [
    '# Licences',
    '',
    'Of what runs elsewhere: the dependencies of the API, the workers and one machine, and what is bundled into the page and the',
    'command line, with all that they need. Made of `package-lock.json` by `node tools/licences.mjs`; `npm run check` holds it, and',
    'refuses a package under a licence that is not in the list of that file. `npm run sbom` writes all of it, with what is only needed',
    'to build and marked as such, as CycloneDX.',
    '',
    ...table(
      ['licence', 'packages'],
      [...counted].sort(([, a], [, b]) => b.length - a.length).map(([name, of]) => `| ${name} | ${of.length} |`),
    ),
    '',
    ...table(
      ['package', 'version', 'licence'],
      lines.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`),
    ),
    '',
  ].join('\n');
}
