import type { Schemas } from '../../lib/api.js';

export type Alignment = Schemas['Alignment'];
export type Detail = Schemas['AlignmentDetail'];
export type Team = Detail['teams'][number];
export type Said = NonNullable<Team['position']>;
export type Part = Schemas['Concern']['part'];
export type Content = Schemas['AlignmentContent'];

export const statuses = [
  ...(['open', 'deciding', 'agreed', 'not_agreed', 'withdrawn'] as const satisfies readonly Alignment['status'][]),
];
export const positions = [
  ...(['agree', 'conditions', 'object', 'abstain'] as const satisfies readonly Said['position'][]),
];
export const rules = [...(['all', 'no_objection', 'quorum'] as const satisfies readonly Alignment['rule']['kind'][])];
export const parts = [
  ...(['title', 'condition', 'criteria', 'cause', 'effect'] as const satisfies readonly Part[]),
  ...(['recommendations', 'proposal'] as const satisfies readonly Part[]),
];

/** What a part says, for people to read; empty where it says nothing. */
export function partText(content: Content, part: Part): string {
  const said = content[part];
  return Array.isArray(said) ? said.join('\n') : (said ?? '');
}
