import { docsTools } from './docs-tools.js';
import { overviewTools } from './overview-tools.js';
import { proposalTools } from './proposal-tools.js';
import { recordTools } from './record-tools.js';
import type { Tool } from './tool.js';

/** All that a client can do here. None approves, signs or decides anything. */
export const tools: readonly Tool[] = [...recordTools, ...overviewTools, ...docsTools, ...proposalTools];
