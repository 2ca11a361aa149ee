import type { ApiClient } from '../../harness/api-client.js';
import type { When } from '../../harness/story/deed.js';
import type { Market } from '../program/story.js';
import type { World } from './world.js';

/** Somebody does something at a time of their market. */
export interface Step {
  at: When;
  in: Market;
  /** Key of the person. */
  by: string;
  /** What they do, in words: “triages the case”. */
  says: string;
  /** Done by the API as a person does it; what came of it is told, a line each. @throws where it goes otherwise than told */
  does: (api: ApiClient, world: World) => Promise<string | string[] | undefined>;
}

export interface Chapter {
  title: string;
  /** What this part of the lifecycle is for. */
  about: string;
  steps: Step[];
}
