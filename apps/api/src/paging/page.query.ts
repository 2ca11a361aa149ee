import { Text, Whole } from '../openapi/fields.js';
import { largestLimit } from './page.js';

/** What every list takes. Extend it with `sort` and filters. */
export class PageQuery {
  @Whole({ min: 1, max: largestLimit, optional: true, description: 'How many at most; 50 where nothing is said.' })
  limit?: number;

  @Text({ max: 2000, optional: true, description: '`nextCursor` of the page before.' })
  cursor?: string;
}
