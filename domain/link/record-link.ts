import type { LetterLink } from '../notification/letter.js';

/** Records that have a page of their own, by what a path calls them. */
export const recordPages = { 'action-items': 'action_item', programs: 'program', exceptions: 'exception' } as const;
export type RecordPage = keyof typeof recordPages;

/** A link that leads to the record of a message and does nothing; whoever follows it has to say who they are. */
export function recordLink(
  publicUrl: string,
  about: { subjectKind: string; subjectId: string } | undefined,
): LetterLink[] {
  const [path] = Object.entries(recordPages).find(([, kind]) => kind === about?.subjectKind) ?? [];
  if (path === undefined || about === undefined) return [];
  return [{ label: 'Open in Tollgate', url: `${publicUrl}/open/${path}/${about.subjectId}`, style: 'plain' }];
}
