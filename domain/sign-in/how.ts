/** By what somebody has shown who they are. */
export type HowProved = { kind: 'password' } | { kind: 'provider'; provider: string } | { kind: 'link' };

export const waysToProve = ['password', 'provider', 'link'] as const satisfies readonly HowProved['kind'][];

/** As a signature says it: `password`, or `provider:KEY`. Null for a link: whoever has it has shown no more than that. */
export function provedHow(how: HowProved): string | null {
  if (how.kind === 'link') return null;
  return how.kind === 'provider' ? `provider:${how.provider}` : how.kind;
}
