import type { Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { show } from '../lib/output.js';
import { itemPath, type ItemPath } from '../lib/refs.js';
import { itemFacts } from './item-text.js';

interface Common {
  json?: boolean;
  program?: string;
}

const json = ['--json', 'print one JSON document'] as const;

/** A command on one item, with what all of them take. */
export function command(parent: Command, name: string, description: string, example: string, args = '<item>'): Command {
  const where = parent.name() === 'items' ? 'tollgate items' : 'tollgate';
  return parent
    .command(`${name} ${args}`)
    .description(description)
    .option('--program <name>', 'where several programs have an item of that id')
    .option(...json)
    .addHelpText('after', `\nExample:\n  ${where} ${example}\n`);
}

/** Sends a command to an item, and shows the item afterwards. */
export async function post(
  ref: string,
  options: Common,
  send: (client: Client, path: ItemPath) => Promise<Schemas['ActionItemDetail']>,
): Promise<void> {
  const client = new Client();
  const item = await send(client, await itemPath(client, ref, options.program));
  show(options.json, item, () => itemFacts(item));
}
