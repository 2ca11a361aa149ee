import type { Command } from 'commander';
import { Client, type Body, type Schemas } from '../lib/client.js';
import { day, given, timeOfDay } from '../lib/options.js';
import { nameOf, plain, show, whenText } from '../lib/output.js';
import { itemPath, personId, policyVersionId } from '../lib/refs.js';
import { effectText } from './metric-text.js';
import { proofText } from './proof-text.js';

interface Common {
  json?: boolean;
  program?: string;
}

/**
 * Whether what was done has helped.
 * @param facts an item for people to read
 */
export function effectivenessCommands(items: Command, facts: (item: Schemas['ActionItemDetail']) => string): void {
  items
    .command('effective <item>')
    .description('say whether the problem is gone, or by which policy that is checked')
    .option('--passed', 'it is gone: the item is closed for good')
    .option('--failed', 'it is not: the item is open again')
    .option('--finding <text>', 'what was found; needed where it failed')
    .option('--due <date>', 'until when it is to be done; needed where it failed', day)
    .option('--time <time>', 'time of day of --due', timeOfDay)
    .option('--for <who>', 'in whose name, where you stand in for several')
    .option('--policy <policy@version>', 'check it by this policy once it is done; none: do not')
    .option('--reason <text>', 'why by another policy')
    .option('--program <name>', 'where several programs have an item of that id')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate items effective AI-12 --passed --finding "No leak in 400 samples"\n  tollgate items effective AI-12 --failed --finding "Still 3 % leak" --due 2026-12-18\n  tollgate items effective AI-12 --policy Default\n',
    )
    .action(async (ref: string, options: Common & Record<string, string> & Result, self: Command) => {
      const ways = [options.passed, options.failed, options.policy !== undefined].filter(Boolean);
      if (ways.length !== 1) self.error('error: say one of --passed, --failed and --policy', { exitCode: 2 });
      if (options.failed && (options.finding === undefined || options.due === undefined))
        self.error('error: --failed needs --finding and --due', { exitCode: 2 });
      const client = new Client();
      const path = `${await itemPath(client, ref, options.program)}/effectiveness` as const;
      const item =
        options.policy === undefined
          ? await client.post(path, await answerOf(client, options))
          : await client.post(`${path}/policy`, await policyOf(client, options.policy, options.reason));
      show(options.json, item, () => facts(item));
    });
}

/** What the metrics say of whether it helped. */
export function measuredCommand(items: Command): void {
  items
    .command('measured <item>')
    .description('what became different in the metrics whose breaches led to it, since its program')
    .option('--program <name>', 'where several programs have an item of that id')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  tollgate items measured AI-12\n')
    .action(async (ref: string, options: Common) => {
      const client = new Client();
      const found = await client.get(`${await itemPath(client, ref, options.program)}/measured`);
      show(options.json, found, () =>
        found.items.length === 0
          ? found.none
          : found.items
              .map((one) => `${one.metric.name} (${one.metric.key}, ${one.breach.key})\n${effectText(one)}`)
              .join('\n\n'),
      );
    });
}

type Effectiveness = `/action-items/${string}/effectiveness`;

interface Result {
  passed?: boolean;
  failed?: boolean;
}

async function answerOf(
  client: Client,
  options: Record<string, string> & Result,
): Promise<Body<Effectiveness, 'post'>> {
  const { finding, due, time } = options;
  return given({
    result: options.passed ? 'passed' : 'failed',
    finding,
    due: due === undefined ? undefined : given({ date: due, time }),
    onBehalfOf: options.for === undefined ? undefined : await personId(client, options.for),
  });
}

async function policyOf(
  client: Client,
  policy: string,
  reason: string | undefined,
): Promise<Body<`${Effectiveness}/policy`, 'post'>> {
  return { effectivenessPolicyVersionId: await checkPolicyId(client, policy), ...given({ reason }) };
}

/** By which policy it is checked; null for `none`. */
async function checkPolicyId(client: Client, policy: string): Promise<string | null> {
  return policy === 'none' ? null : policyVersionId(client, 'effectiveness', policy);
}

/** `due since 2026-12-18: Mei Tan, Wei Lim` */
export function checkText(check: Schemas['EffectivenessCheck'] | null): string {
  if (!check) return '';
  const who = check.checkers.map(nameOf).join(', ');
  const on = (at: unknown): string => whenText(at).slice(0, 10);
  const proof = check.proof ? `; ${proofText(check.proof)}` : '';
  if (check.state === 'due') return `due since ${on(check.askedAt)}: ${who}${proof}`;
  if (check.state === 'waiting') return `on ${on(check.dueAt)}: ${who}${proof}`;
  if (check.state === 'follows') return 'follows when it is done';
  const finding = check.finding ? `: ${plain(check.finding)}` : '';
  return `${plain(check.state)} ${on(check.decidedAt)}, ${nameOf(check.decidedBy)}${finding}`;
}
