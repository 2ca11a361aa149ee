// Instead of a file of the product or of a library, a test file gets this in its place: a front that hands on what Node
// has loaded (`environment.mjs`). A source of ours is loaded as it was built; `global-setup.mjs` sees that it is.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';

const load = createRequire(import.meta.url);
const root = join(import.meta.dirname, '..', '..', '..');
const built = join(root, 'dist', '.built');
const version = readFileSync(import.meta.filename, 'utf8');
const build = existsSync(built) ? readFileSync(built, 'utf8') : '';

/** The file that Node loads for `path`: of a source of ours what was built of it. */
function nativeFile(path) {
  if (!path.endsWith('.ts')) return path;
  return join(root, 'dist', relative(root, path).replace(/\.ts$/, '.js'));
}

export default {
  process(text, path, { supportsStaticESM }) {
    // The set-up of the whole run comes by here too, and is not a test file.
    if (!globalThis.runsTestFile) return { code: text };
    const loaded = `loadNatively(${JSON.stringify(nativeFile(path))})`;
    if (!supportsStaticESM) return { code: `module.exports = ${loaded};` };
    const names = Object.keys(load(nativeFile(path))).filter((name) => name !== 'module.exports');
    const lines = names.map(
      (name, i) => `const e${i} = m[${JSON.stringify(name)}]; export { e${i} as ${JSON.stringify(name)} };`,
    );
    return { code: `const m = ${loaded};\n${lines.join('\n')}` };
  },
  getCacheKey(text, path, { supportsStaticESM }) {
    const parts = [text, path, supportsStaticESM, globalThis.runsTestFile, path.endsWith('.ts') ? build : '', version];
    return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  },
};
