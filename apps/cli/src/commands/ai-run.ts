import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Argument, Option, type Command } from 'commander';
import { Client, Failure, type Schemas } from '../lib/client.js';
import { given } from '../lib/options.js';
import { show } from '../lib/output.js';
import { runText } from './ai-text.js';
import { json, type Common } from './record-commands.js';

type Run = Schemas['AiRunDetail'];
type Into = NonNullable<Run['into']>;

/** Every one that the API knows: a new one does not compile until it is here. */
export const tasks = Object.keys({
  case_triage: true,
  finding_draft: true,
  handover_summary: true,
  actions_from_text: true,
  translation: true,
} satisfies Record<Schemas['AiTask']['task'], true>);

const languages = Object.keys({ en: true, 'zh-CN': true, id: true, th: true, vi: true, ms: true } satisfies Record<
  Into,
  true
>);

/** What is given besides the record. */
interface Besides {
  textFile?: string;
  called?: string;
  evidence?: string;
  into?: string;
}

export const runAt = (id: string): `/ai/runs/${string}` => `/ai/runs/${encodeURIComponent(id)}`;

/** Has a model draft something, and waits for what comes of it. */
export function runCommand(ai: Command): void {
  ai.command('run')
    .addArgument(new Argument('<task>', 'what it is asked').choices(tasks))
    .argument('<record>', 'a case or a finding, such as CA-12')
    .description('have it draft something of a record; the record changes only when others approve what is proposed')
    .option('--text-file <file>', 'of actions_from_text: a plain text, such as minutes; - is the standard input')
    .option('--called <name>', 'what the text is called; else the name of the file')
    .option('--evidence <id>', 'of actions_from_text, instead: a file that is evidence; tollgate ai tasks lists them')
    .addOption(new Option('--into <language>', 'of translation: into which language').choices(languages))
    .option('--no-wait', 'do not wait for its end')
    .option(...json)
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate ai run case_triage CA-12\n  tollgate ai run finding_draft FI-3 --no-wait\n' +
        '  tollgate ai run actions_from_text CA-12 --text-file minutes.txt\n  tollgate ai run translation CA-12 --into th\n',
    )
    .action(async (task: string, record: string, options: Common & Besides & { wait: boolean }) => {
      const client = new Client();
      const besides = given({ ...textOf(options), evidence: options.evidence, into: options.into as Into });
      let run: Run = await client.post('/ai/runs', { task: task as Run['task'], record, ...besides });
      for (let pause = 200; options.wait && run.state !== 'ended'; pause = Math.min(2_000, pause * 1.5)) {
        await sleep(pause);
        run = await client.get(runAt(run.id));
      }
      show(options.json, run, () => runText(run));
      if (run.state === 'ended' && run.proposals.length === 0 && !came.has(run.outcome)) process.exitCode = 1;
    });
}

/** @throws Failure where the file is not there */
function textOf({ textFile, called }: Besides): { text?: string; called?: string } {
  if (textFile === undefined) return given({ called });
  try {
    const text = readFileSync(textFile === '-' ? 0 : textFile, 'utf8');
    return { text, ...given({ called: called ?? (textFile === '-' ? undefined : basename(textFile)) }) };
  } catch (error) {
    throw new Failure(`${textFile} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Ends that are none of something that failed. */
const came: ReadonlySet<string | null> = new Set<Run['outcome']>(['summarised', 'listed', 'translated', 'nothing_new']);
