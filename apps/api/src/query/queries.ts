import { Injectable } from '@nestjs/common';
import { Settings } from '../../../../config/settings.js';
import { ask, QueryAway, QueryTooLarge, type Asked } from '../../../../database/query/ask.js';
import { atOnce, mostWaiting } from '../../../../domain/query/limits.js';
import { Turns } from '../../../../domain/query/turns.js';
import { placeIn, QueryProblem } from '../../../../domain/query/place.js';
import { Problem } from '../problems/problem.js';

const retry = { headers: { 'retry-after': '5' } };

/** Asks the views: a few statements at a time, and a few more wait for their turn. */
@Injectable()
export class Queries {
  private readonly turns = new Turns(atOnce, mostWaiting);

  constructor(private readonly settings: Settings) {}

  /** @throws Problem `query-unavailable` where this installation has no role for it */
  url(): string {
    const { databaseQueryUrl: url } = this.settings;
    if (url !== null) return url;
    throw new Problem(
      'query-unavailable',
      'This installation has no role by which views are asked. Whoever runs it sets DATABASE_QUERY_URL for the API and the migration (docs/analytics.md).',
    );
  }

  /** @throws Problem `invalid-query`, `query-too-large`, `query-unavailable` */
  async ask(statement: string, rows: number): Promise<Asked> {
    const url = this.url();
    try {
      return await this.turns.take(
        () => ask(url, statement, { rows, withinMs: this.settings.querySeconds * 1_000 }),
        () => new QueryAway('Others are asking. Send it again in a moment.'),
      );
    } catch (error) {
      throw problemOf(error, statement);
    }
  }
}

/** What is wrong with a statement becomes an answer that says where. */
export function problemOf(error: unknown, statement: string): unknown {
  if (error instanceof QueryTooLarge) return new Problem('query-too-large', error.message);
  if (error instanceof QueryAway) return new Problem('query-unavailable', error.message, retry);
  if (!(error instanceof QueryProblem)) return error;
  const place = error.position === null ? null : placeIn(statement, error.position);
  const where = place === null ? '' : `Line ${place.line}, column ${place.column}: `;
  return new Problem('invalid-query', `${where}${error.message}`, { ...(place ? { extra: { ...place } } : {}) });
}
