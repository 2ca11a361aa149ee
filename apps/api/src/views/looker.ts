import type { Looker } from '../../../../database/views/views.js';
import type { Actor } from '../access/actor.js';

/** Who looks at views, by what the guard has looked up. */
export function lookerOf({ id, sight }: Actor): Looker {
  if (!sight) throw new Error(`nobody has looked up how far ${id} sees`);
  return { id, sight };
}
