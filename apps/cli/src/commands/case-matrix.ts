import type { Command } from 'commander';
import { Client, type Body, type Schemas } from '../lib/client.js';
import { jsonFile } from '../lib/json-file.js';
import { facts, nameOf, plain, show, table } from '../lib/output.js';
import { json, type Common } from './record-commands.js';

/** What likelihood and impact come to. */
export function matrixCommands(cases: Command): void {
  cases
    .command('matrix [file]')
    .description(
      'what likelihood and impact come to, and the limits of triage; with a JSON file, set it (administrators)',
    )
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate cases matrix --json > matrix.json   # change it, then\n  tollgate cases matrix matrix.json\n',
    )
    .action(async (file: string | undefined, options: Common) => {
      const client = new Client();
      let found = await client.get('/severity-matrix');
      if (file !== undefined) {
        const { setBy: _setBy, setAt: _setAt, version: _version, ...body } = jsonFile(file);
        found = await client.put('/severity-matrix', body as Body<'/severity-matrix', 'put'>, found.version);
      }
      show(options.json, found, () => matrixText(found));
    });
}

function matrixText({ cells, triageWithin, note, setBy, version }: Schemas['SeverityMatrix']): string {
  const scale = [1, 2, 3, 4, 5];
  const at = (likelihood: number, impact: number): string =>
    cells.find((cell) => cell.likelihood === likelihood && cell.impact === impact)?.severity ?? '';
  const rows = scale
    .toReversed()
    .map((likelihood) => [`likelihood ${likelihood}`, ...scale.map((impact) => at(likelihood, impact))]);
  return [
    table(['', ...scale.map((impact) => `IMPACT ${impact}`)], rows),
    '',
    facts([
      [
        'Triage within',
        Object.entries(triageWithin)
          .map(([severity, time]) => `${severity} ${plain(time)}`)
          .join(', '),
      ],
      ['From', note],
      ['Set by', setBy === null ? 'nobody: it ships so' : nameOf(setBy)],
      ['Version', version],
    ]),
  ].join('\n');
}
