import { pagesOfKinds } from '../notification/kinds.js';
import type { LetterLink } from '../notification/letter.js';

/** A page of a record that says no more than how it is looked at, by whoever has said who they are. */
interface RecordPage {
  kind: string;
  /** Where its own page is, which shows it to whoever has signed in and sees it. */
  place: string;
  /** Of the command line. */
  command: string;
}

/** Records that have a page of their own, by what a path calls them. */
const recordPages: ReadonlyMap<string, RecordPage> = new Map([
  ['action-items', { kind: 'action_item', place: '/items', command: 'tollgate items show' }],
  ['programs', { kind: 'program', place: '/programs', command: 'tollgate programs show' }],
  ...pagesOfKinds.map(({ path, kind, command }): [string, RecordPage] => [path, { kind, place: `/${path}`, command }]),
]);

export function recordPage(path: string): RecordPage | undefined {
  return recordPages.get(path);
}

/** A link that leads to the record of a message and does nothing; whoever follows it has to say who they are. */
export function recordLink(
  publicUrl: string,
  about: { subjectKind: string; subjectId: string } | undefined,
): LetterLink[] {
  const [path] = [...recordPages].find(([, { kind }]) => kind === about?.subjectKind) ?? [];
  if (path === undefined || about === undefined) return [];
  return [{ label: 'Open in Tollgate', url: `${publicUrl}/open/${path}/${about.subjectId}`, style: 'plain' }];
}
