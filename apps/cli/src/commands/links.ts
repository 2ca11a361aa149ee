import type { Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { nameOf, plain, show, table, whenText, words } from '../lib/output.js';
import { json, type Common, type Numbered, type RecordCommands } from './record-commands.js';
import { recordPath, type RecordPath } from './record-path.js';

const which = 'a program by its name, AI-12, EX-3, RK-7, BR-2, RA-4, CA-1, FI-3, AL-2, CO-4, OC-9 or CX-2';

/** What is linked to a record, whichever it is. */
export function linksCommand(program: Command, registers: readonly Numbered[]): void {
  program
    .command('linked <record>')
    .description(`what a record is linked to: ${which}`)
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate linked AI-12\n')
    .action(async (record: string, options: Common) => {
      const client = new Client();
      const path = (await recordPath(client, record, registers)) as Exclude<RecordPath, `/proposals/${string}`>;
      const found = await client.get(`${path}/links`);
      show(options.json, found, () => linksText(found.items));
    });
}

/** Ties a case, a finding or a control to other records, and takes that back. */
export function linkCommands(
  one:
    | RecordCommands<'/cases', Schemas['CaseDetail']>
    | RecordCommands<'/findings', Schemas['FindingDetail']>
    | RecordCommands<'/controls', Schemas['ControlDetail']>,
  noun: string,
  registers: readonly Numbered[],
): void {
  const idOf = async (client: Client, record: string): Promise<string> =>
    (await recordPath(client, record, registers)).split('/').at(-1) ?? record;
  one
    .on('link', `link a ${noun} to another record: ${which}`, 'AI-12', '<record>')
    .action(async (ref: string, record: string, options: Common) => {
      const client = new Client();
      const found = await client.post(`${one.path(ref)}/links`, { to: await idOf(client, record) });
      show(options.json, found, () => linksText(found.items));
    });
  one
    .on('unlink', `take a link of a ${noun} away`, 'AI-12', '<record>')
    .action(async (ref: string, record: string, options: Common) => {
      const client = new Client();
      const links = `${one.path(ref)}/links` as const;
      await client.delete(`${links}/${await idOf(client, record)}`);
      const found = await client.get(links);
      show(options.json, found, () => linksText(found.items));
    });
}

function linksText(links: readonly Schemas['RecordLink'][]): string {
  if (links.length === 0) return 'It is linked to nothing that you see.';
  const rows = links.map(({ kind, key, id, title, status, linkedBy, linkedAt }) => [
    words(kind),
    plain(key ?? id),
    plain(title),
    words(status),
    `${nameOf(linkedBy)}, ${whenText(linkedAt)}`,
  ]);
  return table(['KIND', 'WHICH', 'TITLE', 'STATUS', 'LINKED BY'], rows, 2);
}
