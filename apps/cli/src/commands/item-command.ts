import type { Command } from 'commander';
import { Client, type Json } from '../client.js';
import { show } from '../output.js';
import { itemPath } from '../refs.js';
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
export async function post(ref: string, path: string, body: Json, options: Common): Promise<void> {
  const client = new Client();
  const item = await client.post(`${await itemPath(client, ref, options.program)}/${path}`, body);
  show(options.json, item, () => itemFacts(item));
}
