import { InvalidArgumentError } from 'commander';
import type { Client, Json } from '../client.js';
import { given } from '../options.js';
import { plain } from '../output.js';
import { personId } from '../refs.js';

interface Control {
  who: string;
  text: string;
}

/** `--control "lin@example.com=Daily sample"`, once for each. @throws InvalidArgumentError without `=` */
export function controlOf(value: string, before: Control[] = []): Control[] {
  const at = value.indexOf('=');
  if (at < 1 || at === value.length - 1)
    throw new InvalidArgumentError('Write it as who=text, e.g. --control "lin@example.com=Daily sample".');
  return [...before, { who: value.slice(0, at).trim(), text: value.slice(at + 1).trim() }];
}

/** What the options say of an exception, as the API takes it. */
export async function contentOf(client: Client, options: Record<string, unknown>): Promise<Json> {
  const who = async (ref: unknown): Promise<string | undefined> =>
    typeof ref === 'string' ? personId(client, ref) : undefined;
  const controls = options['control'] as Control[] | undefined;
  const date = (name: string): Json | undefined =>
    options[name] === undefined
      ? undefined
      : given({ date: options[name], time: options[`${name}Time`], zone: options['zone'] });
  const scope = given({ text: options['scope'], markets: options['market'], domain: options['domain'] });
  const named = [];
  for (const { who: ref, text } of controls ?? []) named.push({ text, ownerId: await personId(client, ref) });
  return given({
    title: options['title'],
    scope: Object.keys(scope).length === 0 ? undefined : scope,
    rule: options['rule'],
    items: options['item'],
    rationale: options['rationale'],
    compensatingControls: controls === undefined ? undefined : named,
    riskOwnerId: await who(options['riskOwner']),
    domainLeadId: await who(options['lead']),
    starts: date('starts'),
    ends: date('ends'),
  });
}

/** `2026-02-13 17:00 Asia/Singapore` of a date in an answer; empty where there is none. */
export function datesOf(value: unknown): string {
  const due = value as Json | null;
  return due === null ? '' : `${plain(due['date'])} ${plain(due['time'])} ${plain(due['zone'])}`;
}
