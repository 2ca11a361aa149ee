import { Option, type Command } from 'commander';
import { changedArguments, changes, type Changing } from './changed-arguments.js';
import { Client, type Schemas } from '../lib/client.js';
import { day, given } from '../lib/options.js';
import { plain, show, table, words } from '../lib/output.js';
import { json, type Common, type RecordCommands } from './record-commands.js';

const rejections = ['wrong_facts', 'wrong_action', 'not_now', 'done_already', 'too_little_evidence'] as const;

type Proposals = RecordCommands<'/proposals', Schemas['ProposalDetail']>;
type Reason = (typeof rejections)[number];

/** What people decide on proposals, one at a time or many at once. */
export function decideCommands(proposals: Command, one: Proposals): void {
  one
    .on(
      'approve',
      'approve it, as it is or with changes: its command is carried out once',
      '--set cause="There are two queues"',
    )
    .option('--set <name=value...>', 'an argument of its command that is to be another; several may be said')
    .option('--without <names...>', 'arguments of its command that are to be left out')
    .option('--arguments <file>', 'the whole body of its command as JSON, from a file; - is the standard input')
    .option('--digest <sha256>', 'the digest that was read; that which it has now where nothing is said')
    .option('--note <text>', 'for those who look')
    .action((ref: string, options: Common & Changing & { digest?: string; note?: string }) =>
      one.send(ref, options, async (client, path) => {
        const { note } = options;
        const read = await client.get(path);
        const digest = options.digest ?? read.digest;
        const instead = changes(options) ? changedArguments(read.arguments, options) : undefined;
        return client.post(`${path}/approve`, { digest, ...given({ note, arguments: instead }) });
      }),
    );
  one
    .on('reject', 'reject it', '--reason not_now --note "After the peak"')
    .addOption(new Option('--reason <why>', 'why it is not to be done').choices(rejections).makeOptionMandatory())
    .option('--note <text>', 'in your own words')
    .action((ref: string, { reason, note, ...options }: Common & { reason: Reason; note?: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/reject`, { reason, ...given({ note }) })),
    );
  one
    .on('withdraw', 'withdraw what you have proposed yourself')
    .option('--note <text>', 'why')
    .action((ref: string, { note, ...options }: Common & { note?: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/withdraw`, given({ note }))),
    );
  one
    .on('anew', 'propose the same on the facts as they are now; it takes the place of the one before')
    .option('--reason <text>', 'why; as before where nothing is said')
    .option('--until <date>', 'when it is over by itself, YYYY-MM-DD', day)
    .action((ref: string, { reason, until, ...options }: Common & { reason?: string; until?: string }) =>
      one.send(ref, options, (client, path) =>
        client.post(`${path}/anew`, given({ reason, until: until === undefined ? undefined : { date: until } })),
      ),
    );
  manyCommand(proposals);
}

interface Many extends Common {
  approve?: boolean;
  reject?: Reason;
  note?: string;
}

function manyCommand(proposals: Command): void {
  proposals
    .command('decide <proposals...>')
    .description('decide on several at once, each by itself; what each would change is shown by show')
    .option('--approve', 'approve them as they are')
    .addOption(new Option('--reject <why>', 'reject them, and why').choices(rejections))
    .option('--note <text>', 'for those who look')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate proposals decide PR-3 PR-4 PR-7 --reject not_now\n')
    .action(async (refs: string[], options: Many, self: Command) => {
      const { approve = false, reject: reason, note } = options;
      if (approve === (reason !== undefined))
        self.error('error: say one of --approve and --reject <why>', { exitCode: 2 });
      const client = new Client();
      const named = await Promise.all(
        refs.map(async (proposal) =>
          approve
            ? { proposal, digest: (await client.get(`/proposals/${encodeURIComponent(proposal)}`)).digest }
            : { proposal },
        ),
      );
      const found = await client.post('/proposals/decide', {
        ...{ decision: approve ? 'approve' : 'reject', proposals: named },
        ...given({ reason, note }),
      });
      const rows = found.items.map((item) => [
        plain(item.proposal),
        item.done ? words(item.status ?? '') : 'not done',
        item.detail ?? '',
      ]);
      show(options.json, found, () => table(['PROPOSAL', 'BECAME', 'WHY NOT'], rows, 2));
      if (found.items.some(({ done }) => !done)) process.exitCode = 1;
    });
}
