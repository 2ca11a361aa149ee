// Which test file is run when. jest goes by how long each took the last time; a fresh clone has no last time, and goes by
// size, by which long ones are begun last and run on alone. There these are begun first.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Sequencer from '@jest/test-sequencer';

const root = join(import.meta.dirname, '..', '..');
/** Those of half a minute and more on two cores, the longest first. */
const longest = [
  'e2e/routes/routes',
  'e2e/access/matrix',
  'e2e/local/restored-apart',
  'e2e/page/every-page',
  'e2e/access/previews',
  'chaos/chaos',
  'e2e/bench/bench',
  'e2e/trail/pack',
  'e2e/local/backup',
  'e2e/demo/demo',
  'e2e/demo/automation',
  'e2e/demo/lifecycle',
  'e2e/page/controls',
  'e2e/imports/large',
  'e2e/page/views',
  'e2e/engine/year',
  'e2e/engine/restored',
  'e2e/page/program-schedule',
  'e2e/local/stuck',
  'e2e/openapi/answers',
  'e2e/page/program-board',
  'e2e/rehearsals/rehearsal',
  'e2e/access/inside',
  'e2e/alignments/round',
  'e2e/items/transitions',
  'e2e/local/stack',
  'e2e/imports/dependencies',
  'e2e/engine/reconciler',
  'e2e/analyses/life',
  'e2e/controls/tests',
  'e2e/access/twins',
  'e2e/controls/life',
  'e2e/exceptions/lease',
  'e2e/page/everyday',
  'e2e/page/again',
  'e2e/trail/stamped',
  'e2e/cli/messages',
  'e2e/imports/hostile-files',
].map((name) => join(root, 'test', `${name}.test.ts`));

export default class LongestFirst extends Sequencer {
  /** @throws Error where a file is named that is not there any more */
  sort(tests) {
    const gone = longest.filter((path) => !existsSync(path));
    if (gone.length > 0) throw new Error(`test/harness/longest-first.mjs names what is not there: ${gone.join(', ')}`);
    const sorted = super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const place = ({ path }) => (longest.includes(path) ? longest.indexOf(path) : longest.length);
    return sorted.toSorted((one, other) => place(one) - place(other));
  }
}
