import type { ReactElement } from 'react';
import type { Schemas } from '../lib/api.js';
import { ItemLink, ProgramLink, RegisterLink } from './record-link.js';

type Kind = Schemas['RecordLink']['kind'];

const registers = {
  exception: 'exceptions',
  risk: 'risks',
  case: 'cases',
  finding: 'findings',
  review_round: 'review-rounds',
  breach: 'breaches',
  analysis: 'analyses',
  alignment: 'alignments',
  control: 'controls',
  occurrence: 'occurrences',
  control_test: 'control-tests',
} as const satisfies Record<Exclude<Kind, 'program' | 'action_item'>, string>;

/** To the page of a record of any kind that can be linked. */
export function LinkedRecord({
  of: { kind, id, key, title },
}: {
  of: { kind: Kind; id: string; key: string | null; title: string };
}): ReactElement {
  const record = { key: key ?? id, title };
  if (kind === 'program') return <ProgramLink program={{ id, name: title }} />;
  if (kind === 'action_item') return <ItemLink item={record} />;
  return <RegisterLink of={registers[kind]} record={record} />;
}
