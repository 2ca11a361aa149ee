import type { DelegationScope } from '../stand-in/delegation.js';
import type { Grant } from './grant.js';
import type { Limits } from './limits.js';
import type { Sight } from './sight.js';

export type Access = 'administrator' | 'program_manager' | 'member' | 'auditor';

/** Who asks: the person whose token it is, or who sent a command. */
export interface Actor {
  id: string;
  name: string;
  access: Access;
  /** Those for whom they stand in now, where it was looked up: `withStandIns`. */
  standsInFor?: readonly ActingFor[];
  /** Roles that were given to them, with where each holds. */
  grants?: readonly Grant[];
  /** What the token with which they came is good for; absent: for all that they may. */
  within?: Limits;
  /** Of an outsourced site: sees what they have a part in, and nothing else. */
  external?: boolean;
  /** How far they see, where it was worked out: once for each request. */
  sight?: Sight;
}

/** Somebody absent, and the way from them to the one who asks. */
export interface ActingFor {
  personId: string;
  scope: DelegationScope;
  /** People on the way, the absent one left out and the one who asks included. */
  through: readonly string[];
}
