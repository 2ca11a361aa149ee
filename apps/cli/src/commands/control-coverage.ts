import { Option, type Command } from 'commander';
import { Client, type Answer } from '../lib/client.js';
import { given } from '../lib/options.js';
import { plain, show, table, words } from '../lib/output.js';
import { stages } from './case-acts.js';
import { json, type Common } from './record-commands.js';

interface Where {
  stage?: string;
  domain?: string;
  market?: string;
  all?: boolean;
}

/** Where no control operates, or only failing ones do. */
export function coverageCommand(controls: Command): void {
  controls
    .command('coverage')
    .description('where no control operates, or only failing ones do, by stage, domain and market')
    .addOption(new Option('--stage <stage>', 'only this stage of the lifecycle').choices(stages))
    .option('--domain <domain>', 'only this domain')
    .option('--market <market>', 'only this market')
    .option('--all', 'what is covered too')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate controls coverage --market VN\n')
    .action(async ({ json: asJson, all, ...where }: Common & Where) => {
      const found = await new Client().get('/controls/coverage', given(where));
      show(asJson, found, () => coverageText(found, all === true));
    });
}

/** @param all what is covered too, and not the gaps alone */
export function coverageText({ domains, cells }: Answer<'/controls/coverage', 'get'>, all: boolean): string {
  // Of no places nothing can be said, least of all that they are covered.
  if (cells.length === 0) {
    const missing = domains.length === 0 ? 'domain' : 'market';
    return `There is no place to look at: no record that you see names a ${missing} yet. Name it on a control, a case or a risk.`;
  }
  const rows = cells
    .filter(({ state }) => all || state !== 'operating')
    .map((cell) => [
      words(cell.stage),
      plain(cell.domain),
      plain(cell.market),
      words(cell.state),
      `${plain(cell.operating)}${cell.failing > 0 ? ` (${plain(cell.failing)} failing)` : ''}`,
    ]);
  return rows.length === 0
    ? 'Everywhere you asked for, a control operates.'
    : table(['STAGE', 'DOMAIN', 'MARKET', 'COVERED', 'CONTROLS'], rows, 1);
}
