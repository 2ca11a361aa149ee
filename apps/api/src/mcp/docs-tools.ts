import { z } from 'zod';
import { docsPages, docsText } from './docs-pages.js';
import { tool } from './tool.js';

/** Characters of a page in one answer. */
const inOne = 16_000;

export const docsTools = [
  tool({
    name: 'read_docs',
    title: 'Read the guides of Tollgate',
    description:
      'How Tollgate works: the list of its guides, or one of them. "analytics" has views and columns, "proposals" what may be proposed.',
    input: {
      page: z.string().min(1).max(60).optional().describe('Absent: the list'),
      offset: z.int().min(0).max(1_000_000).optional(),
    },
    ask: async (_, { page, offset = 0 }) => {
      if (page === undefined) return { data: { pages: await docsPages() }, ours: true };
      const text = await docsText(page);
      const end = offset + inOne;
      const more = end < text.length;
      return {
        data: {
          page,
          text: text.slice(offset, end).toWellFormed(),
          offset,
          length: text.length,
          nextOffset: more ? end : null,
        },
        ours: true,
        ...(more ? { says: `There is more: ask again with offset ${end}.` } : {}),
      };
    },
  }),
];
