import type { Schemas } from '../../lib/api.js';

export type Analysis = Schemas['Analysis'];
export type Detail = Schemas['AnalysisDetail'];
export type Node = Detail['nodes'][number];
export type Taxonomy = Schemas['CauseTaxonomy'];

export const statuses = ['draft', 'in_review', 'signed', 'withdrawn'] as const satisfies readonly Analysis['status'][];
export const methods = ['whys', 'ishikawa', 'fault-tree'] as const satisfies readonly Analysis['method'][];
export const paretoWays = ['cause', 'stage', 'domain', 'market', 'month'] as const;
type Stage = NonNullable<Analysis['stage']>;
export const stages = [
  ...(['policy_development', 'policy_operationalisation', 'detection'] as const satisfies readonly Stage[]),
  ...(['moderation', 'enforcement', 'appeals', 'quality_assurance'] as const satisfies readonly Stage[]),
];

/** Which kinds of node a method has besides the effect; the first one where nothing else is said. */
export const kindsOf: Record<Analysis['method'], readonly Exclude<Node['kind'], 'effect'>[]> = {
  whys: ['why'],
  ishikawa: ['why', 'category'],
  'fault-tree': ['event', 'gate'],
};

/** All that people write of it, as the API takes it. */
export function contentOf({ title, problem, method, stage, domain, markets, timeline }: Detail) {
  return { title, problem, method, stage, domain, markets, timeline };
}
