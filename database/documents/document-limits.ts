import { mostText } from '../../domain/ai/sentences.js';

/** What a document may hold that is read for its text. `docs/ai.md` states these to people. */
export const documentLimits = {
  bytes: 10 * 1024 * 1024,
  pages: 200,
  characters: mostText,
} as const;
