import { plain, why, type Words } from './words.js';

/** One sentence for each event of a recurrence. */
export const recurrenceWords: Record<string, Words> = {
  'recurrence.created': (d) => `Set up; the first is on ${nextDate(d['next'])}`,
  'recurrence.changed': (d) =>
    `Changed: ${(d['changed'] as string[]).join(', ')}${'next' in d ? `; the next is on ${nextDate(d['next'])}` : ''}`,
  'recurrence.paused': (d) => `Paused${why(d)}`,
  'recurrence.resumed': (d) => `Goes on; the next is on ${nextDate(d['next'])}`,
  'recurrence.ended': (d) => `Ended${why(d)}`,
  'recurrence.last_completed': (d) => `The last one is complete; the next is on ${nextDate(d['next'])}`,
  'recurrence.missed': (d) => `Missed: ${(d['dates'] as string[]).join(', ')}`,
  'recurrence.made': (d) => `Number ${plain(d['number'])} was made: ${plain(d['name'])}${moved(d['shift'])}`,
  'recurrence.failed': (d) => `Number ${plain(d['number'])} failed: ${plain(d['problem'])}`,
  'recurrence.run': (d) => `Number ${plain(d['number'])} was made on request: ${plain(d['name'])}`,
};

function nextDate(next: unknown): string {
  return plain((next as { date?: unknown } | null)?.date) || 'no date yet';
}

function moved(shift: unknown): string {
  return plain(shift) === '' ? '' : `, moved because ${plain(shift)}`;
}
