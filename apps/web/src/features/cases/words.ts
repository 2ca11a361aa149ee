import type { Schemas } from '../../lib/api.js';

type Case = Schemas['Case'];

export const statuses = [
  ...([
    'new',
    'triaged',
    'investigating',
    'concluded',
    'closed',
    'rejected',
    'merged',
  ] as const satisfies readonly Case['status'][]),
];
/** Nobody waits for it any more. */
export function isOver({ status }: Pick<Case, 'status'>): boolean {
  return status === 'closed' || status === 'rejected' || status === 'merged';
}

/** In such a state it may go on in another one. */
export function joins(status: string): boolean {
  return status === 'new' || status === 'triaged' || status === 'investigating';
}

export const sources = [
  ...(['user_report', 'seller_report', 'internal_review', 'regulator'] as const satisfies readonly Case['source'][]),
  ...(['audit', 'media', 'metric', 'other'] as const satisfies readonly Case['source'][]),
];
type Stage = NonNullable<Case['stage']>;
export const stages = [
  ...(['policy_development', 'policy_operationalisation', 'detection'] as const satisfies readonly Stage[]),
  ...(['moderation', 'enforcement', 'appeals', 'quality_assurance'] as const satisfies readonly Stage[]),
];
export const verdicts = ['substantiated', 'unsubstantiated', 'inconclusive'] as const;
export type Verdict = (typeof verdicts)[number];
export const fiveSteps = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));
