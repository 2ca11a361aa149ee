import type { Schemas } from '../../lib/api.js';

export type Finding = Schemas['Finding'];
export type Detail = Schemas['FindingDetail'];

export const statuses = [
  ...(['noted', 'draft', 'proposed', 'disputed', 'agreed'] as const satisfies readonly Finding['status'][]),
  ...(['remediating', 'remediated', 'verified', 'withdrawn'] as const satisfies readonly Finding['status'][]),
];
export const ages = ['under_30', 'under_90', 'under_180', 'over_180'] as const;
/** The way of a finding, as its track shows it. */
export const track = ['draft', 'proposed', 'agreed', 'remediating', 'remediated', 'verified'] as const;
type Stage = NonNullable<Finding['stage']>;
export const stages = [
  ...(['policy_development', 'policy_operationalisation', 'detection'] as const satisfies readonly Stage[]),
  ...(['moderation', 'enforcement', 'appeals', 'quality_assurance'] as const satisfies readonly Stage[]),
];
