import { InvalidArgumentError } from 'commander';
import type { Body, Client } from '../lib/client.js';
import { given } from '../lib/options.js';
import { plain } from '../lib/output.js';
import { personId } from '../lib/refs.js';

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

type Due = NonNullable<ExceptionContent['ends']>;
type ExceptionContent = Omit<Body<`/exceptions/${string}`, 'patch'>, 'inherentRating' | 'residualRating'>;

/** What the options of the commands say. */
export interface Content {
  title?: string;
  scope?: string;
  market?: string[];
  domain?: string;
  rule?: string;
  item?: string[];
  rationale?: string;
  control?: Control[];
  riskOwner?: string;
  lead?: string;
  starts?: string;
  startsTime?: string;
  ends?: string;
  endsTime?: string;
  zone?: string;
  inherent?: string;
  residual?: string;
}

/** What must be said to ask for one. */
export type WholeContent = Required<
  Pick<Content, 'title' | 'scope' | 'rationale' | 'riskOwner' | 'ends' | 'inherent' | 'residual'>
>;

/** What the options say of an exception, as the API takes it. */
export async function contentOf(client: Client, options: Content): Promise<ExceptionContent> {
  const who = async (ref: string | undefined): Promise<string | undefined> =>
    ref === undefined ? undefined : personId(client, ref);
  const controls = options.control;
  const scope = scopeOf(options, options.scope);
  const named = [];
  for (const { who: ref, text } of controls ?? []) named.push({ text, ownerId: await personId(client, ref) });
  return given({
    title: options.title,
    scope: Object.keys(scope).length === 0 ? undefined : scope,
    rule: options.rule,
    items: options.item,
    rationale: options.rationale,
    compensatingControls: controls === undefined ? undefined : named,
    riskOwnerId: await who(options.riskOwner),
    domainLeadId: await who(options.lead),
    starts: dateOf(options.starts, options.startsTime, options.zone),
    ends: dateOf(options.ends, options.endsTime, options.zone),
  });
}

/** @param text what it holds for, as far as that is said */
export function scopeOf<T extends string | undefined>({ market, domain }: Content, text: T) {
  return given({ text, markets: market, domain });
}

export function endsOf({ endsTime, zone }: Content, date: string) {
  return given({ date, time: endsTime, zone });
}

function dateOf(date: string | undefined, time: string | undefined, zone: string | undefined): Due | undefined {
  return date === undefined ? undefined : given({ date, time, zone });
}

/** `2026-02-13 17:00 Asia/Singapore` of a date in an answer; empty where there is none. */
export function datesOf(due: { date: string; time: string; zone: string } | null): string {
  return due === null ? '' : `${plain(due.date)} ${plain(due.time)} ${plain(due.zone)}`;
}
