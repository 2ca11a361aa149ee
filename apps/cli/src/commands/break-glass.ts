import type { Command } from 'commander';
import { Client, Failure } from '../lib/client.js';
import { given } from '../lib/options.js';
import { plain } from '../lib/output.js';
import { itemPath } from '../lib/refs.js';
import { decideOnShown } from './consent.js';
import { command, post } from './item-command.js';

interface Options {
  json?: boolean;
  program?: string;
  reason?: string;
  confirm?: boolean;
  refuse?: boolean;
  hash?: string;
}

/** Past the approvers, with a second person: asked for, confirmed or refused. */
export function glassCommand(items: Command): void {
  command(
    items,
    'break-glass',
    'have an item signed off past its approvers, where the policy allows it; a second person confirms it',
    'break-glass AI-12 --reason "The regulator asks for it by six; both approvers are in the air"\n  tollgate items break-glass AI-12 --confirm',
  )
    .option('--reason <text>', 'why it cannot wait, 20 characters at least; with --refuse: why not')
    .option('--confirm', 'as the second person: it is signed off, and everybody hears of it')
    .option('--refuse', 'as the second person; or take your own back')
    .option('--hash <sha256>', 'the content that was read; where it is not given, what there is now is shown and meant')
    .action(async (ref: string, options: Options, self: Command) => {
      const { confirm, refuse, reason } = options;
      if (confirm && refuse) self.error('error: say --confirm or --refuse', { exitCode: 2 });
      if (!confirm && !refuse && reason === undefined)
        self.error('error: say --reason, or --confirm or --refuse as the second person', { exitCode: 2 });
      if (refuse)
        return post(ref, options, (client, path) => client.post(`${path}/break-glass/refuse`, given({ reason })));
      const client = new Client();
      const { signOff } = await client.get(await itemPath(client, ref, options.program));
      if (!signOff) throw new Failure('The item waits for no signature, so there is no glass to break.');
      await decideOnShown(client, signOff, options.hash, (hash) => {
        const contentHash = plain(hash);
        return post(ref, options, (by, path) =>
          confirm
            ? by.post(`${path}/break-glass/confirm`, { contentHash })
            : by.post(`${path}/break-glass`, { reason: plain(reason), contentHash }),
        );
      });
    });
}
