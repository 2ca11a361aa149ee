import type { Command } from 'commander';
import { Client, type Body, type Schemas } from '../lib/client.js';
import { jsonFile } from '../lib/json-file.js';
import { facts, nameOf, plain, show, table } from '../lib/output.js';
import { json, type Common } from './record-commands.js';

/** By which names causes are called, and what follows when one comes back. */
export function taxonomyCommand(analyses: Command): void {
  analyses
    .command('taxonomy [file]')
    .description('the codes of causes, and when a finding is a repeat; with a JSON file, set it (administrators)')
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate analyses taxonomy --json > causes.json   # change it, then\n  tollgate analyses taxonomy causes.json\n',
    )
    .action(async (file: string | undefined, options: Common) => {
      const client = new Client();
      let found = await client.get('/cause-taxonomy');
      if (file !== undefined) {
        const { setBy: _setBy, setAt: _setAt, version: _version, ...body } = jsonFile(file);
        found = await client.put('/cause-taxonomy', body as Body<'/cause-taxonomy', 'put'>, found.version);
      }
      show(options.json, found, () => taxonomyText(found));
    });
}

function taxonomyText(found: Schemas['CauseTaxonomy']): string {
  const { categories, codes, analyseWithin, repeatDays, repeatRaises, note, setBy, version } = found;
  const nameOfCategory = (key: string): string => plain(categories.find((one) => one.key === key)?.name ?? key);
  const rows = codes.map(({ code, name, category }) => [nameOfCategory(category), plain(code), plain(name)]);
  return [
    table(['CATEGORY', 'CODE', 'CAUSE'], rows, 2),
    '',
    facts([
      ['Analysed within', analyseWithin],
      ['Repeat within', `${plain(repeatDays)} days${repeatRaises ? '; rated one step higher' : ''}`],
      ['From', note],
      ['Set by', setBy === null ? 'nobody: it ships so' : nameOf(setBy)],
      ['Version', version],
    ]),
  ].join('\n');
}
