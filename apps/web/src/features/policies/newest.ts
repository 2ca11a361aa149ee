import type { Schemas } from '../../lib/api.js';

type Version = Schemas['PolicyVersion'];

/** Of the versions of a policy, the one that is in force: the last that was published. */
export function publishedNewest(versions: readonly Version[]): Version | undefined {
  return versions
    .filter(({ status }) => status === 'published')
    .toSorted((one, other) => other.version - one.version)
    .at(0);
}
