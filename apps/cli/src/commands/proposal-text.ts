import type { Schemas } from '../lib/client.js';
import { facts, nameOf, plain, table, whenText, words } from '../lib/output.js';

type Detail = Schemas['ProposalDetail'];

/** A proposal as people read it. */
export function proposalFacts(p: Detail): string {
  const { decision, failure, madeBy } = p;
  const versions = Object.entries(madeBy).flatMap(([part, value]) => (value === null ? [] : [`${part} ${value}`]));
  const itself = facts([
    ['Proposal', `${plain(p.key)} ${plain(p.title)}`],
    ['Record', `${words(p.record.kind)} ${plain(p.record.key ?? p.record.id)} ${plain(p.record.title)}`],
    ['Command', plain(p.command)],
    ['Says', said(p.arguments)],
    ['Why', p.reason],
    ['Made by', p.maker === 'person' ? null : [`a ${plain(p.maker)}`, ...versions].join(', ')],
    ['Authors', p.authors.map(nameOf).join(', ')],
    ['Asked', p.asked.map(nameOf).join(', ')],
    ['Status', words(p.status)],
    ['Until', whenText(p.until.at)],
    ['Decided', decision && decided(decision)],
    ['Changed', changedText(p)],
    ['Failed', failure && `${plain(failure.code)}: ${failure.detail}`],
    ['Supersedes', p.supersedes && plain(p.supersedes.key)],
    ['Superseded by', p.supersededBy && plain(p.supersededBy.key)],
    ['May be', p.allowed.map(words).join(', ')],
    ['Digest', p.digest],
    ['Digest with the changes', p.approvedAs && p.approvedAs.digest],
    ['Id', p.id],
  ]);
  const parts = [itself, instead(p), changes(p.approvedAs ?? p), premise(p), quotes(p), refusals(p)];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** What was said with the command, each field with its value; null where nothing was. */
function said(of: Detail['arguments']): string | null {
  const parts = Object.entries(of).map(([field, v]) => `${field}: ${typeof v === 'string' ? v : JSON.stringify(v)}`);
  return parts.length === 0 ? null : parts.join('; ');
}

function decided({ by, at, reason, note }: NonNullable<Detail['decision']>): string {
  const why = [...(reason === null ? [] : [words(reason)]), ...(note === null ? [] : [note])].join(': ');
  return `by ${nameOf(by)}, ${whenText(at)}${why === '' ? '' : `: ${why}`}`;
}

function changedText({ approvedAs, shareOfChange }: Detail): string | null {
  if (approvedAs === null) return null;
  return `by ${nameOf(approvedAs.by)}, ${Number((100 * (shareOfChange ?? 0)).toFixed(1))} % of what was proposed`;
}

/** What was proposed beside what was approved in its place. */
function instead({ approvedAs }: Detail): string {
  if (approvedAs === null) return '';
  const rows = approvedAs.changes.map(({ field, before, after }) => [plain(field), plain(before), plain(after)]);
  return table(['CHANGED', 'PROPOSED', 'APPROVED'], rows, 2);
}

/** What it would change, or has changed. */
function changes({ difference }: Pick<Detail, 'difference'>): string {
  if (difference.length === 0) return '';
  const rows = difference.map(({ field, before, after }) => [plain(field), plain(before), plain(after)]);
  return table(['WOULD CHANGE', 'BEFORE', 'AFTER'], rows, 2);
}

function premise({ premise: held }: Detail): string {
  const rows = held.map(({ field, was, is, holds }) => [
    plain(field),
    plain(was),
    is === null ? '' : plain(is),
    holds === null ? '' : holds ? 'holds' : 'fell',
  ]);
  return table(['PREMISE', 'WAS', 'IS', ''], rows, 2);
}

function quotes({ quotes: all }: Detail): string {
  return all
    .map(({ text, source, place }) => `“${text}” (${[source, ...(place === null ? [] : [place])].join(', ')})`)
    .join('\n');
}

function refusals({ refused }: Detail): string {
  return refused.map(({ command, because }) => `Not to ${words(command)}: ${because}`).join('\n');
}
