import type { Command } from 'commander';
import { Client, type Json, type Schemas } from '../lib/client.js';
import { collectValues, given } from '../lib/options.js';
import { facts, nameOf, plain, show, table } from '../lib/output.js';
import { personId, templatePath } from '../lib/refs.js';
import type { Findings } from './finding-acts.js';
import type { Common } from './record-commands.js';
import { parametersOf } from './templates.js';

interface Launch extends Common {
  name?: string;
  template?: string;
  param?: Record<string, string>;
  manager?: string;
  preview?: boolean;
  draft?: boolean;
}

/** From an agreed finding, the program that remediates it. */
export function launchCommand(one: Findings): Command {
  return one
    .on('launch', 'launch the program that remediates it: an item out of each recommendation', '--preview')
    .option('--name <name>', 'of the program; that of the finding where nothing is said')
    .option('--template <template>', 'out of this template, by name or id')
    .option('--param <name=value>', 'of the template, once for each', collectValues)
    .option('--manager <who>', 'who manages it; you, where nothing is said')
    .option('--preview', 'only show what it would make')
    .option('--draft', 'make it, and launch it later')
    .action(async (ref: string, options: Launch) => {
      const client = new Client();
      const path = one.path(ref);
      const body = given({
        ...{ name: options.name, ...(await ofTemplate(client, options)) },
        managerId: options.manager === undefined ? undefined : await personId(client, options.manager),
      });
      const preview = await client.post(`${path}/launch-preview`, body);
      if (options.preview) {
        show(options.json, preview, () => previewText(preview));
        return;
      }
      const { digest } = preview;
      const made = await client.post(`${path}/launch`, { ...body, digest, activate: !options.draft });
      show(
        options.json,
        made,
        () => `Program “${plain(made.name)}” is ${plain(made.status)}, and linked to the finding.`,
      );
    });
}

async function ofTemplate(
  client: Client,
  { template, param }: Launch,
): Promise<{ templateId?: string; parameters?: Json }> {
  if (template === undefined) return {};
  const path = await templatePath(client, template);
  return {
    templateId: path.split('/').at(-1) ?? template,
    parameters: await parametersOf(client, path, given({ param })),
  };
}

function previewText({ program, phases, items, problems }: Schemas['FindingLaunchPreviewed']): string {
  const rows = items.map(({ title, owner, due, phase }) => [
    ...[plain(title), nameOf(owner), plain(due.date), plain(phase)],
  ]);
  return [
    facts([
      ['Program', program.name],
      ['Manager', nameOf(program.manager)],
      ['Domain', program.domain],
      ['Markets', program.markets.join(', ')],
      [
        'Phases',
        phases.map(({ name, targetDate }) => name + (targetDate === null ? '' : ` (${targetDate})`)).join(', '),
      ],
      ...problems.map(({ path, message }): [string, string] => ['In the way', `${path} ${message}`]),
    ]),
    '',
    table(['ITEM', 'OWNER', 'DUE', 'PHASE'], rows, 0),
  ].join('\n');
}
