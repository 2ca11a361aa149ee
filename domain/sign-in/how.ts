/** By what somebody has shown who they are. */
export type HowProved = { kind: 'password' } | { kind: 'provider'; provider: string } | { kind: 'link' };

export const waysToProve = ['password', 'provider', 'link'] as const satisfies readonly HowProved['kind'][];
