import type { Command } from 'commander';
import { Client, Failure } from '../lib/client.js';
import { given } from '../lib/options.js';
import { plain, show } from '../lib/output.js';
import { itemPath } from '../lib/refs.js';
import { decideOnShown, tollgateOf } from './consent.js';
import { command, post } from './item-command.js';

export interface GlassOptions {
  json?: boolean;
  program?: string;
  reason?: string;
  confirm?: boolean;
  refuse?: boolean;
  hash?: string;
}

/** How one asks, confirms and refuses, of whatever is signed. */
export interface GlassWays {
  signOff: (client: Client) => Promise<{ id: string } | null | undefined>;
  /** `The item` */
  noun: string;
  ask: (body: { reason: string; contentHash: string }) => Promise<void>;
  confirm: (body: { contentHash: string }) => Promise<void>;
  refuse: (body: { reason?: string }) => Promise<void>;
}

export const glassText =
  'have it signed off past its approvers, where the policy allows it; a second person confirms it';

export function withGlassOptions(on: Command): Command {
  return on
    .option('--reason <text>', 'why it cannot wait, 20 characters at least; with --refuse: why not')
    .option('--confirm', 'as the second person: it is signed off, and everybody hears of it')
    .option('--refuse', 'as the second person; or take your own back')
    .option(
      '--hash <sha256>',
      'the content that was read; where it is not given, what there is now is shown and meant',
    );
}

/** Asked for, confirmed or refused, as the options say; what is meant is what is there now, where no hash is given. */
export async function glassBy(self: Command, options: GlassOptions, ways: GlassWays): Promise<void> {
  const { confirm, refuse, reason } = options;
  if (confirm && refuse) self.error('error: say --confirm or --refuse', { exitCode: 2 });
  if (!confirm && !refuse && reason === undefined)
    self.error('error: say --reason, or --confirm or --refuse as the second person', { exitCode: 2 });
  if (refuse) return ways.refuse(given({ reason }));
  const client = new Client();
  const signOff = await ways.signOff(client);
  if (!signOff) throw new Failure(`${ways.noun} waits for no signature, so there is no glass to break.`);
  await decideOnShown(client, signOff, options.hash, (hash) => {
    const contentHash = plain(hash);
    return confirm ? ways.confirm({ contentHash }) : ways.ask({ reason: plain(reason), contentHash });
  });
}

/** Past the approvers of an item, with a second person. */
export function glassCommand(items: Command): void {
  withGlassOptions(
    command(
      items,
      'break-glass',
      'have an item signed off past its approvers, where the policy allows it; a second person confirms it',
      'break-glass AI-12 --reason "The regulator asks for it by six; both approvers are in the air"\n  tollgate items break-glass AI-12 --confirm',
    ),
  ).action((ref: string, options: GlassOptions, self: Command) =>
    glassBy(self, options, {
      noun: 'The item',
      signOff: async (client) => (await client.get(await itemPath(client, ref, options.program))).signOff,
      ask: (body) => post(ref, options, (client, path) => client.post(`${path}/break-glass`, body)),
      confirm: (body) => post(ref, options, (client, path) => client.post(`${path}/break-glass/confirm`, body)),
      refuse: (body) => post(ref, options, (client, path) => client.post(`${path}/break-glass/refuse`, body)),
    }),
  );
}

/** The same at the tollgate of the phase whose turn it is. */
export function tollgateGlassCommand(programs: Command): void {
  const example = 'break-glass "Leakage 2026" --reason "The regulator asks for it by six; the lead is in the air"';
  withGlassOptions(
    programs
      .command('break-glass <program>')
      .description(
        'have the tollgate passed past its approvers, where the policy allows it; a second person confirms it',
      )
      .option('--json', 'print one JSON document')
      .addHelpText('after', `\nExample:\n  tollgate programs ${example}\n`),
  ).action(async (ref: string, options: GlassOptions, self: Command) => {
    const { client, path, signOff } = await tollgateOf(ref);
    const shown = async (answer: Promise<object>, said: string): Promise<void> => {
      show(options.json, await answer, () => said);
    };
    await glassBy(self, options, {
      noun: 'The phase',
      signOff: () => Promise.resolve(signOff),
      ask: (body) =>
        shown(client.post(`${path}/break-glass`, body), 'Asked for; a second person confirms or refuses it.'),
      confirm: (body) =>
        shown(client.post(`${path}/break-glass/confirm`, body), 'Passed, and marked: the glass is broken.'),
      refuse: (body) => shown(client.post(`${path}/break-glass/refuse`, body), 'The glass stays whole.'),
    });
  });
}
