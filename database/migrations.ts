import { CreateChainOfRecords1764000000000 } from '../migrations/1764000000000-CreateChainOfRecords.js';

/** In the order in which they run. A list, not a file pattern: the same code runs compiled, in jest and in an image. */
export const migrations = [CreateChainOfRecords1764000000000];
