import { Option, type Command } from 'commander';
import { bodyIn, namedIn } from '../lib/body.js';
import { Client, type Schemas } from '../lib/client.js';
import { day, given, instant, wholeNumber } from '../lib/options.js';
import { nameOf, plain, show, table, whenText, words } from '../lib/output.js';
import { proposalFacts } from './proposal-text.js';
import { decideCommands } from './proposal-decisions.js';
import { json, RecordCommands, type Common, type Numbered } from './record-commands.js';

const proposalRegister = { at: '/proposals', key: 'PR' } as const;

const makers = ['person', 'rule', 'model', 'client'];

interface Filters {
  status?: string;
  maker?: string;
  about?: string;
  command?: string;
  record?: string;
  author?: string;
  waitingFor?: string;
  market?: string;
  domain?: string;
  changedSince?: string;
  q?: string;
  sort?: string;
}

/** Commands that somebody asks others to approve. */
export function proposalCommands(program: Command): Numbered {
  const proposals = program
    .command('proposals')
    .description('commands that people and machines propose: look at what they would change, approve or reject them');
  listCommand(proposals);
  const one = new RecordCommands<'/proposals', Schemas['ProposalDetail']>(proposals, {
    ...{ ...proposalRegister, noun: 'proposal', text: proposalFacts },
    read: (client, path) => client.get(path),
  });
  one.show('a proposal: what it would change, its premise as it is now, and what may be done to it');
  commandsCommand(proposals);
  proposeCommand(proposals);
  decideCommands(proposals, one);
  one.answers();
  return proposalRegister;
}

function listCommand(proposals: Command): void {
  proposals
    .command('list')
    .description('list proposals, those that end first on top')
    .option(
      '--status <status>',
      'one or more, with commas between: proposed, approved, carried_out, failed, rejected, withdrawn, superseded, over',
    )
    .addOption(new Option('--maker <maker>', 'made by such').choices(makers))
    .option('--about <kind>', 'about records of this kind, such as finding')
    .option('--command <command>', 'of this command, such as reassign')
    .option('--record <record>', 'about this record, such as FI-3')
    .option('--author <who>', 'by id, mail address or name; me')
    .option('--waiting-for <who>', 'who answers for the record; me')
    .option('--market <market>')
    .option('--domain <domain>')
    .option('--changed-since <date>', 'that changed at or after', instant)
    .option('-q, --q <text>', 'part of the title')
    .option('--sort <order>', 'due, created, number or updated; with - before it, backwards')
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option('--count', 'only how many there are')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate proposals list --status proposed --waiting-for me\n')
    .action(
      async ({ limit, count, json: asJson, ...filters }: Common & Filters & { limit: number; count?: boolean }) => {
        const client = new Client();
        const query = given(filters);
        if (count) {
          const found = await client.get('/proposals/count', query);
          show(asJson, found, () => plain(found.count));
          return;
        }
        const { items, more } = await client.all('/proposals', query, limit);
        const rows = items.map((p) => [
          plain(p.key),
          plain(p.title),
          nameOf(p.author) + (p.maker === 'person' ? '' : `, by a ${plain(p.maker)}`),
          words(p.status),
          whenText(p.until.at),
        ]);
        show(asJson, { items, more }, () => table(['PROPOSAL', 'WHAT', 'AUTHOR', 'STATUS', 'UNTIL'], rows, 1));
      },
    );
}

function commandsCommand(proposals: Command): void {
  proposals
    .command('commands')
    .description('which commands may be proposed, of each kind of record')
    .option(...json)
    .action(async (options: Common) => {
      const found = await new Client().get('/proposals/commands');
      const rows = found.items.map(({ kind, commands }) => [words(kind), commands.join(', ')]);
      show(options.json, found, () => table(['RECORD', 'COMMANDS'], rows, 1));
    });
}

interface Proposing extends Common {
  set?: string[];
  arguments?: string;
  reason: string;
  premise?: string[];
  until?: string;
  maker?: string;
}

function proposeCommand(proposals: Command): void {
  proposals
    .command('propose <record> <command>')
    .description('propose a command of a record, for somebody else to approve')
    .option('--set <name=value...>', 'a field of the body that the command takes; several may be said')
    .option('--arguments <file>', 'the whole body as JSON, from a file; - is the standard input')
    .requiredOption('--reason <text>', 'why')
    .option('--premise <fields...>', 'facts that it is made on; those that it changes where nothing is said')
    .option('--until <date>', 'when it is over by itself, YYYY-MM-DD; ten working days where nothing is said', day)
    .addOption(new Option('--maker <maker>', 'who or what has made it').choices(makers))
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate proposals propose FI-3 lower --set reason="Nobody was harmed" --reason "Read the nine appeals again"\n',
    )
    .action(async (record: string, command: string, options: Proposing) => {
      const { reason, premise, until, maker } = options;
      const found = await new Client().post('/proposals', {
        ...{ record, command, reason, arguments: argumentsOf(options) },
        ...given({ premise, maker, until: until === undefined ? undefined : { date: until } }),
      });
      show(options.json, found, () => proposalFacts(found));
    });
}

/** @throws Failure where they cannot be read */
function argumentsOf({ set = [], arguments: file }: Proposing): Record<string, unknown> {
  const whole = file === undefined ? {} : bodyIn(file);
  return { ...whole, ...Object.fromEntries(namedIn(set)) };
}
