import type { Command } from 'commander';
import { Client } from '../lib/client.js';
import { given } from '../lib/options.js';
import { plain, show, whenText } from '../lib/output.js';
import { personId } from '../lib/refs.js';

interface Options {
  json?: boolean;
  mail?: boolean;
}

const json = ['--json', 'print one JSON document'] as const;

/** Links by which administrators let people in by a browser. */
export function signInLinkCommands(program: Command): void {
  program
    .command('sign-in-link <person>')
    .description('make a link by which somebody signs in once, within half an hour (administrators)')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate sign-in-link lin@example.com\n')
    .action((who: string, options: Options) => make(who, 'sign_in', options));
  program
    .command('invite <person>')
    .description('make a link by which somebody begins with a password of their own (administrators)')
    .option('--mail', 'send it to their mail address, instead of showing it')
    .option(...json)
    .addHelpText('after', '\nExamples:\n  tollgate invite lin@example.com --mail\n  tollgate invite "Lin Wei"\n')
    .action((who: string, options: Options) => make(who, 'invitation', options));
}

async function make(who: string, purpose: 'sign_in' | 'invitation', { json: asJson, mail }: Options): Promise<void> {
  const client = new Client();
  const path = `/people/${await personId(client, who)}/sign-in-links` as const;
  const link = await client.post(path, given({ purpose, send: mail ? ('mail' as const) : undefined }));
  show(asJson, link, () =>
    link.url === null
      ? `The link is on its way by mail, and holds until ${whenText(link.endsAt)}.`
      : `${plain(link.url)}\nIt works once, until ${whenText(link.endsAt)}. Hand it over to that person alone.`,
  );
}
