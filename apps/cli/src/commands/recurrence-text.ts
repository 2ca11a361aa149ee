import type { Answer, Schemas } from '../lib/client.js';
import { beyondMark, beyondText, facts, nameOf, plain, table, words } from '../lib/output.js';

export function recurrenceText(recurrence: Schemas['Recurrence']): string {
  const schedule = recurrence.schedule;
  const next = recurrence.next;
  const rule = plain(schedule.rule) || `${plain(schedule.every)} after the last is complete`;
  return facts([
    ['Recurrence', recurrence.name],
    ['Status', words(recurrence.status) + reason(recurrence.pauseReason ?? recurrence.endReason)],
    ['Template', nameOf(recurrence.template)],
    ['Program', nameOf(recurrence.program)],
    ['Owner', nameOf(recurrence.owner)],
    ['Rule', `${rule}, from ${plain(schedule.startsOn)}`],
    ['Note', recurrence.notes.map(plain).join(' ')],
    ['Day off', words(schedule.onDayOff)],
    ['Missed', words(schedule.missed)],
    ['So far', recurrence.occurrences],
    [
      'Next',
      next === null ? '' : plain(next.local) + because(next) + beyondText(next.beyondKnown) + also(skipped(next)),
    ],
    ['Waits for', recurrence.waitsFor],
    ['Id', recurrence.id],
  ]);
}

export function occurrencesText(found: Answer<`/recurrences/${string}/occurrences`, 'get'>): string {
  const coming = found.coming.map((o) => [
    plain(o.local) + beyondMark(o.beyondKnown),
    plain(o.nominal),
    [plain(o.because), skipped(o)].filter((said) => said !== '').join('; '),
  ]);
  const been = found.items.map((o) => [
    plain(o.number),
    plain(o.date),
    plain(o.state),
    plain(o.programId ?? o.itemId),
    (plain(o.detail) || plain(o.because)) + by(o.skippedBy),
  ]);
  return [
    table(['COMES', 'BY THE RULE', 'MOVED, OR SKIPPED, BECAUSE'], coming, 2),
    '',
    table(['#', 'DATE', 'STATE', 'MADE', 'WHY'], been, 4),
  ].join('\n');
}

function because(occurrence: Schemas['ComingOccurrence']): string {
  return occurrence.because === null ? '' : `, because ${plain(occurrence.because)}`;
}

function skipped({ skipped: skip }: Schemas['ComingOccurrence']): string {
  return skip === null ? '' : `skipped by ${plain(skip.by.name)}: ${plain(skip.reason)}`;
}

function also(text: string): string {
  return text === '' ? '' : `; ${text}`;
}

function by(person: Schemas['RecurrenceOccurrence']['skippedBy']): string {
  return person === null ? '' : ` (${plain(person.name)})`;
}

function reason(text: unknown): string {
  return plain(text) === '' ? '' : `: ${plain(text)}`;
}
