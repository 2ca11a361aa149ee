import type { NotificationFacts } from './messages.js';

/** ` by Mei for Wei`; nothing where nobody is named. */
export function byWhom(f: NotificationFacts, word = ' by'): string {
  return f.byName === undefined ? '' : `${word} ${f.byName}`;
}

/** `AI-12`, `CA-7`; the program's name for a program. */
export function nameOf(f: NotificationFacts): string {
  if (f.recordKey !== undefined) return f.recordKey;
  return f.itemNumber === null ? f.programName : `AI-${f.itemNumber}`;
}

export function subjectOf(f: NotificationFacts): string {
  return f.itemNumber === null && f.phaseName !== undefined && f.phaseName !== ''
    ? `${f.phaseName} of ${f.programName}`
    : nameOf(f);
}

export function quoted(f: NotificationFacts): string {
  if (f.recordKey !== undefined) return `${f.recordKey} “${f.itemTitle}”`;
  return f.itemNumber === null ? f.programName : `AI-${f.itemNumber} “${f.itemTitle}” (${f.programName})`;
}

export function because(f: NotificationFacts): string {
  return f.reason === undefined || f.reason.trim() === '' ? '' : `The reason: ${sentence(f.reason)}`;
}

/** What somebody wrote keeps its own full stop. */
export function sentence(words: string | undefined): string {
  const said = words?.trim() ?? '';
  return /[.!?…。？]$/u.test(said) ? said : `${said}.`;
}
