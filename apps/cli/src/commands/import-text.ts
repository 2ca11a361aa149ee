import type { Schemas } from '../lib/client.js';
import { facts, plain, table } from '../lib/output.js';

/** Lines of a list that are written out; the rest is counted. */
const mostLines = 20;

export function mappingText(state: Schemas['Import']): string {
  const mapping = state.mapping as { column: string; field: string | null }[];
  return table(
    ['COLUMN', 'TAKEN FOR'],
    mapping.map(({ column, field }) => [column, field ?? 'kept as an attribute']),
  );
}

/** What became of an import, or would. */
export function summary(state: Schemas['Import']): string {
  const program = state.program;
  const dry = state.dryRun;
  const made = program.isNew ? (dry ? ' (new: it would be made)' : ' (new: made by this import)') : '';
  const lines = facts([
    ['Program', `${plain(program.name)}${made}`],
    ['State', plain(state.state) + (dry ? ' (dry run: nothing was written)' : '')],
    ['Rows', state.rows],
    ['Created', state.created],
    ['Updated', state.updated],
    ['Unchanged', state.unchanged],
    ['Kept as here', some(state.kept, 'rows in which people have changed what the file has changed too')],
    ['Left alone', some(state.left, 'rows about what is done or cancelled')],
    ['Missing', state.missing],
    ['Rejected', state.rejectedCount],
    ['Import', state.id],
  ]);
  return [lines, notesText(state), statusText(state), changesText(state), setOffText(state), rejectedText(state)]
    .filter(Boolean)
    .join('\n\n');
}

function some(count: unknown, what: string): string {
  return Number(count ?? 0) > 0 ? `${plain(count)} (${what})` : '';
}

export function notesText(state: Schemas['Import']): string {
  return (state.notes ?? []).map((note) => `Note: ${note}`).join('\n');
}

/** The words of the status column, and what each is taken for. */
export function statusText(state: Schemas['Import']): string {
  const words = state.statusWords ?? [];
  if (words.length === 0) return '';
  const how: Record<string, string> = { said: 'as you said', read: 'as it reads' };
  return table(
    ['STATUS IN THE FILE', 'ROWS', 'TAKEN FOR'],
    words
      .slice(0, mostLines)
      .map(({ word, rows, means, how: by }) => [
        plain(word),
        plain(rows),
        means === null ? 'unknown: say it with --map-status' : `${plain(means)}, ${how[plain(by)] ?? ''}`,
      ]),
  );
}

const verdicts: Record<string, string> = {
  changed: '',
  kept: 'kept as here: --on-conflict decides',
  left: 'left alone: it is finished',
  noted: 'noted: a file does not decide it',
};

/** What changes, from what to what, item by item. */
export function changesText(state: Schemas['Import']): string {
  const changes = state.changes ?? [];
  if (changes.length === 0) return '';
  const rows = changes
    .slice(0, mostLines)
    .map((change) => [
      plain(change.item) || plain(change.externalId) || `row ${plain(change.row)}`,
      plain(change.field).replace(/^attribute:/, ''),
      short(change.from),
      short(change.to),
      verdicts[plain(change.verdict)] ?? '',
    ]);
  const more = (state.changesCount ?? 0) - rows.length;
  return `${table(['ITEM', 'FIELD', 'HERE', 'FILE', ''], rows)}${more > 0 ? `\n… and ${more} more: tollgate imports show ${plain(state.id)} --json` : ''}`;
}

function short(value: unknown): string {
  const text = plain(value).replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** What happens at once because of it. */
export function setOffText(state: Schemas['Import']): string {
  const { setOff } = state;
  if (!setOff || (setOff.breaching === 0 && setOff.escalating === 0)) return '';
  const tense = state.dryRun ? 'would at once be' : 'are at once';
  return `${plain(setOff.breaching)} items ${tense} overdue and ${plain(setOff.escalating)} escalated: ${plain(setOff.people)} people get ${plain(setOff.messages)} messages.`;
}

export function rejectedText(state: Schemas['Import']): string {
  const rejected = state.rejected ?? [];
  if (rejected.length === 0) return '';
  const rows = rejected.slice(0, mostLines).map((r) => [plain(r.row), plain(r.column), plain(r.message)]);
  return `${table(['ROW', 'COLUMN', 'WHY'], rows, 2)}\nDownload them with: tollgate imports rejected ${plain(state.id)} --out rejected.csv`;
}
