import { Client, type Schemas } from '../lib/client.js';
import { collectValues, given } from '../lib/options.js';
import { facts, plain, show, whenText } from '../lib/output.js';
import type { Common, RecordCommands } from './record-commands.js';

type Reviews = RecordCommands<'/review-rounds', Schemas['ReviewRoundDetail']>;

interface Answered extends Common {
  decision: string;
  policyLine?: string;
  answer?: Record<string, string>;
  note?: string;
}

/** One item after the other. */
export function judgingCommands(one: Reviews): void {
  one
    .on('take', 'take the next item to judge: the one that is yours already, or the first that is free')
    .action(async (ref: string, options: Common) => {
      const found = await new Client().post(`${one.path(ref)}/next`);
      show(options.json, found, () => takenText(found.item, found.done));
    });
  one
    .on(
      'answer',
      'answer an item that you have taken',
      '3f0c8a52-1111-4000-8000-000000000001 --decision genuine',
      '<assignment>',
    )
    .requiredOption('--decision <label>', 'one of those of the round')
    .option('--policy-line <line>', 'by which; needed of a violation where the round has lines')
    .option('--answer <key=text>', 'to another question; once for each', collectValues)
    .option('--note <text>', 'what is to be said besides')
    .action(async (ref: string, assignmentId: string, options: Answered) => {
      const { decision, policyLine, answer, note } = options;
      const body = { assignmentId, decision, ...given({ policyLine, answers: answer, note }) };
      const { done } = await new Client().post(`${one.path(ref)}/answers`, body);
      show(options.json, { done }, () => doneText(done));
    });
  one
    .on('hand-back', 'hand an item back, for another to judge', '3f0c8a52-1111-4000-8000-000000000001', '<assignment>')
    .option('--note <text>', 'why')
    .action(async (ref: string, assignmentId: string, options: Common & { note?: string }) => {
      const body = { assignmentId, ...given({ note: options.note }) };
      const { done } = await new Client().post(`${one.path(ref)}/hand-back`, body);
      show(options.json, { done }, () => doneText(done));
    });
}

function takenText(item: Schemas['HeldItem'] | null, done: Parameters<typeof doneText>[0]): string {
  if (item === null) return `Nothing is left for you. ${doneText(done)}`;
  return facts([
    [`Item ${plain(item.place)} of ${plain(item.items)}`, item.title],
    ['Link', item.link],
    ['Market', item.market],
    ['Language', item.language],
    ['Policy line', item.policyLine],
    ...item.said.map((s): [string, string] => [
      'Was said',
      `${s.decision}${s.policyLine === null ? '' : ` by ${s.policyLine}`}${s.note === null ? '' : `: ${s.note}`}`,
    ]),
    ['Yours until', whenText(item.heldUntil)],
    ['Assignment', item.assignmentId],
  ]);
}

function doneText({ answered, adjudicated }: { answered: number; adjudicated: number }): string {
  return `You have answered ${plain(answered)}${adjudicated > 0 ? ` and adjudicated ${plain(adjudicated)}` : ''}.`;
}
