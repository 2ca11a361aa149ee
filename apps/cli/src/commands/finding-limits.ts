import type { Command } from 'commander';
import { Client, type Body, type Schemas } from '../lib/client.js';
import { jsonFile } from '../lib/json-file.js';
import { facts, nameOf, plain, show, table } from '../lib/output.js';
import { ratings } from './finding-filters.js';
import { json, type Common } from './record-commands.js';

/** Within which working time findings are answered, remediated and verified. */
export function limitsCommand(findings: Command): void {
  findings
    .command('limits [file]')
    .description(
      'within which working time findings are answered, remediated and verified; with a JSON file, set it (administrators)',
    )
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate findings limits --json > limits.json   # change it, then\n  tollgate findings limits limits.json\n',
    )
    .action(async (file: string | undefined, options: Common) => {
      const client = new Client();
      let found = await client.get('/finding-limits');
      if (file !== undefined) {
        const { setBy: _setBy, setAt: _setAt, version: _version, ...body } = jsonFile(file);
        found = await client.put('/finding-limits', body as Body<'/finding-limits', 'put'>, found.version);
      }
      show(options.json, found, () => limitsText(found));
    });
}

type Limits = Schemas['FindingLimits'];

function limitsText(found: Limits): string {
  const { agreeWithin, remediateWithin, verifyWithin, note, setBy, version } = found;
  const of = (limits: Limits['agreeWithin'], rating: string): string =>
    plain((limits as Record<string, string>)[rating] ?? '');
  const rows = ratings
    .toReversed()
    .map((rating) => [rating, of(agreeWithin, rating), of(remediateWithin, rating), of(verifyWithin, rating)]);
  return [
    table(['RATING', 'ANSWERED WITHIN', 'REMEDIATED WITHIN', 'VERIFIED WITHIN'], rows),
    '',
    facts([
      ['From', note],
      ['Set by', setBy === null ? 'nobody: they ship so' : nameOf(setBy)],
      ['Version', version],
    ]),
  ].join('\n');
}
