import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { Client, Failure, type Schemas } from '../lib/client.js';
import { given, wholeNumber } from '../lib/options.js';
import { facts, nameOf, plain, show, table, whenText } from '../lib/output.js';
import { anyPolicyVersionId, programId } from '../lib/refs.js';
import { proofText } from './proof-text.js';

interface Options {
  json?: boolean;
  days: number;
  timeline?: boolean;
  escalation?: string;
  reminder?: string;
  signOff?: string;
  extension?: string;
}

/** What would happen if nobody did anything, played apart from the real records. */
export function rehearseCommands(program: Command): void {
  program
    .command('rehearse <program>')
    .description('play what would happen to a program in the next days if nobody did anything; nothing real is touched')
    .option('--days <n>', 'how many days from now', wholeNumber, 90)
    .option('--escalation <policy@version>', 'try this ladder, published or a draft')
    .option('--reminder <policy@version>', 'try this reminder policy')
    .option('--sign-off <policy@version>', 'try this sign-off policy')
    .option('--extension <policy@version>', 'try this extension policy')
    .option('--timeline', 'print every event, too')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate rehearse "Leakage 2026"\n  tollgate rehearse "Leakage 2026" --days 30 --escalation "Fast ladder@3" --timeline\n',
    )
    .action(rehearse);
}

async function rehearse(ref: string, options: Options): Promise<void> {
  const client = new Client();
  const version = (kind: string, name: string | undefined): Promise<string> | undefined =>
    name === undefined ? undefined : anyPolicyVersionId(client, kind, name);
  const state = await client.post(
    '/rehearsals',
    given({
      programId: await programId(client, ref),
      days: options.days,
      escalationPolicyVersionId: await version('escalation', options.escalation),
      reminderPolicyVersionId: await version('reminder', options.reminder),
      signOffPolicyVersionId: await version('sign_off', options.signOff),
      extensionPolicyVersionId: await version('extension', options.extension),
    }),
  );
  await watchRehearsal(client, state, options);
}

/** Waits for a rehearsal and says how far it is; Ctrl-C ends it. */
export async function watchRehearsal(
  client: Client,
  asked: Schemas['Rehearsal'],
  options: { json?: boolean; timeline?: boolean },
): Promise<void> {
  let state: Schemas['RehearsalResult'] = { ...asked, result: null };
  const path = `/rehearsals/${state.id}` as const;
  const stop = (): void => {
    void client.post(`${path}/cancel`).catch(() => undefined);
  };
  process.once('SIGINT', stop);
  let said = '';
  for (let wait = 100; state.endedAt === null; wait = Math.min(1_000, wait * 1.5)) {
    await sleep(wait);
    state = await client.get(path);
    const day = whenText(state.reachedAt).slice(0, 10);
    if (!options.json && day !== '' && day !== said) {
      said = day;
      process.stderr.write(`played up to ${day}\n`);
    }
  }
  process.removeListener('SIGINT', stop);
  if (state.state !== 'done') throw new Failure(`The rehearsal ${plain(state.state)}. ${plain(state.note)}`);
  show(options.json, state, () => resultText(state, options.timeline === true));
}

function resultText(state: Schemas['RehearsalResult'], whole: boolean): string {
  const { result } = state;
  if (result === null) return 'Nothing came of it.';
  const template = state.template;
  const people = result.people;
  const lines = [
    facts([
      [
        'Of',
        state.program === null ? `template ${nameOf(template)}@${plain(template?.version)}` : nameOf(state.program),
      ],
      ['From', whenText(state.startsAt)],
      ['Days', state.days],
      ['How', state.mode === 'played' ? 'played on the engine, time skipped' : plain(state.note)],
      ['Messages', `${plain(result.messages)}, leaving as ${plain(result.letters)} letters`],
    ]),
    '',
    table(
      ['WHO', 'MESSAGES', 'LETTERS', 'HIGHEST LEVEL', 'OF WHICH'],
      people.map((p) => [
        nameOf(p.person),
        plain(p.messages),
        plain(p.letters),
        plain(p.highestLevel ?? '-'),
        Object.entries(p.byKind)
          .map(([kind, n]) => `${plain(n)} ${kind.replaceAll('_', ' ')}`)
          .join(', '),
      ]),
    ),
  ];
  if (whole) lines.push('', timelineText(result.timeline));
  if (result.left > 0) lines.push(`and ${plain(result.left)} more events`);
  return lines.join('\n');
}

function timelineText(entries: NonNullable<Schemas['RehearsalResult']['result']>['timeline']): string {
  return table(
    ['WHEN', 'WHAT', 'ITEM', 'WHY', 'TOLD'],
    entries.map((e) => [
      plain(e.local),
      plain(e.type) + (e.level === null ? '' : ` ${plain(e.level)}`),
      e.item === null ? '' : plain(e.item.key),
      [plain(e.because), proofText(e.proof)].filter((text) => text !== '').join('; '),
      e.told.map(({ person }) => nameOf(person)).join(', '),
    ]),
  );
}
