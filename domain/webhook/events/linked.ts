import * as f from './field.js';
import type { Data, Line } from './line.js';

/** The record at the other end of a link. */
export const linkedTo = {
  record: f.object({
    kind: f.choice(
      'action_item',
      'program',
      'exception',
      'risk',
      'case',
      'finding',
      'review_round',
      'breach',
      'analysis',
      'alignment',
      'control',
      'occurrence',
      'control_test',
    ),
    id: f.id,
    key: f.orNull(f.text('AI-12')),
    title: f.text('Retrain the reviewers of live streams'),
  }),
};

/** `AI-12 “Retrain the reviewers”`; a program has no key. */
const other = ({ record }: Data): string => {
  const { key, title } = record as { key: string | null; title: string };
  return `${key === null ? 'the program' : key} “${title}”`;
};

export const linkedLine: Line = (d) => `Linked to ${other(d)}`;
export const unlinkedLine: Line = (d) => `No longer linked to ${other(d)}`;
