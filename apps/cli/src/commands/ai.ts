import type { Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { given, wholeNumber } from '../lib/options.js';
import { nameOf, plain, show, table, whenText, words } from '../lib/output.js';
import { runAt, runCommand, tasks } from './ai-run.js';
import { budgetText, measureText, runText, statusText } from './ai-text.js';
import { json, type Common } from './record-commands.js';

/** What a model drafts, and others decide on. */
export function aiCommands(program: Command): void {
  const ai = program
    .command('ai')
    .description('a model that drafts what people then decide on: what it may do, has done, costs and was told');
  statusCommand(ai);
  tasksCommand(ai);
  runCommand(ai);
  showCommand(ai);
  runsCommand(ai);
  sentCommand(ai);
  numbersCommands(ai);
}

function statusCommand(ai: Command): void {
  ai.command('status')
    .description('whether a model is set up, which one, and what may leave for it')
    .option(...json)
    .action(async (options: Common) => {
      const status = await new Client().get('/ai/status');
      show(options.json, status, () => statusText(status));
    });
}

function tasksCommand(ai: Command): void {
  ai.command('tasks [record]')
    .description('what it may be asked; of a record, whether it may be asked that now, or why not')
    .option(...json)
    .action(async (record: string | undefined, options: Common) => {
      const { items } = await new Client().get('/ai/tasks', given({ record }));
      show(options.json, { items }, () => [tasksText(items, record), ...filesOf(items)].join('\n\n'));
    });
}

function tasksText(items: readonly Schemas['AiTask'][], record: string | undefined): string {
  return table(
    ['TASK', 'VERSION', 'OF', 'MAKES', 'WHAT', ...(record === undefined ? [] : ['MAY BE ASKED'])],
    items.map(({ task, version, kinds, makes, says, can }) => [
      ...[plain(task), plain(version), kinds.join(', '), words(makes), plain(says)],
      ...(record === undefined ? [] : [can?.may === true ? 'yes' : plain(can?.because ?? 'no')]),
    ]),
  );
}

/** Files whose text it may be given. */
function filesOf(items: readonly Schemas['AiTask'][]): string[] {
  const files = items.flatMap((one) => one.files ?? []);
  if (files.length === 0) return [];
  const rows = files.map(({ id, title, fileName, itemKey }) => [
    ...[plain(itemKey), plain(title), plain(fileName), plain(id)],
  ]);
  return [table(['EVIDENCE OF', 'WHAT', 'FILE', 'ID'], rows)];
}

function showCommand(ai: Command): void {
  ai.command('show <run>')
    .description('what it was asked, and what it wrote')
    .option('--sent', 'the text that was sent, for whoever reads the trail')
    .option(...json)
    .action(async (id: string, { sent, json: asJson }: Common & { sent?: boolean }) => {
      const client = new Client();
      if (sent) {
        const text = await client.get(`${runAt(id)}/sent`);
        show(asJson, text, () =>
          [text.instruction, text.data].map((part) => plain(part ?? 'It is kept no more.')).join('\n\n'),
        );
        return;
      }
      const run = await client.get(runAt(id));
      show(asJson, run, () => runText(run));
    });
}

function runsCommand(ai: Command): void {
  ai.command('runs')
    .description('what it was asked, the newest first: by you; by others too for whoever reads the trail')
    .option('--record <record>', 'of this case or finding')
    .option('--task <task>', tasks.join(', '))
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option(...json)
    .action(async ({ limit, json: asJson, ...filters }: Common & { limit: number }) => {
      const { items } = await new Client().all('/ai/runs', given(filters), limit);
      show(asJson, { items }, () =>
        table(
          ['ASKED', 'TASK', 'RECORD', 'BY', 'CAME TO', 'PROPOSALS', 'TOKENS', 'ID'],
          items.map((run) => [
            ...[whenText(run.askedAt), plain(run.task), plain(run.record.key), nameOf(run.askedBy)],
            ...[words(run.outcome ?? run.state), run.proposals.map(({ key }) => plain(key)).join(', ')],
            ...[plain(run.tokens), plain(run.id)],
          ]),
        ),
      );
    });
}

function sentCommand(ai: Command): void {
  ai.command('sent')
    .description('what was sent to models, the newest first (whoever reads the trail)')
    .option('--record <record>', 'of this case or finding')
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option(...json)
    .action(async ({ limit, json: asJson, ...filters }: Common & { limit: number }) => {
      const { items } = await new Client().all('/ai/sent', given(filters), limit);
      show(asJson, { items }, () =>
        table(
          ['SENT', 'BY', 'RECORD', 'TASK', 'TO', 'BYTES', 'MASKED', 'CAME', 'SHA-256', 'RUN'],
          items.map((one) => [
            ...[whenText(one.at), nameOf(one.by), plain(one.record.key), plain(one.task)],
            ...[`${plain(one.provider)} ${plain(one.model)}`, plain(one.bytes), one.masked ? 'yes' : 'no'],
            ...[words(one.outcome ?? 'under way'), plain(one.digest.slice(0, 16)), plain(one.runId)],
          ]),
        ),
      );
    });
}

function numbersCommands(ai: Command): void {
  ai.command('budget')
    .description('what each task has spent of its month')
    .option('--month <month>', 'such as 2026-11; the present one where nothing is said')
    .option(...json)
    .action(async ({ month, json: asJson }: Common & { month?: string }) => {
      const budget = await new Client().get('/ai/budget', given({ month }));
      show(asJson, budget, () => budgetText(budget));
    });
  ai.command('measures')
    .description('what became of its drafts, by task, version and language')
    .option(...json)
    .action(async (options: Common) => {
      const { items } = await new Client().get('/ai/measures');
      show(options.json, { items }, () => measureText(items));
    });
}
