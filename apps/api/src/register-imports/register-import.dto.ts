import { dateOrders } from '../../../../domain/import/date-column.js';
import type { DateOrder } from '../../../../domain/import/date-value.js';
import { Choice, JsonObject, Text } from '../openapi/fields.js';
import { invalidRequest } from '../problems/problem.js';
import { RequestPipe } from '../problems/validation.pipe.js';

/** The part `options` of a register's import, as JSON. */
export class RegisterImportOptions {
  @Text({ max: 200, optional: true, description: 'Of a workbook, by name; the first with known columns if unsaid.' })
  sheet?: string;

  @Text({ max: 50, optional: true, description: 'Of a text file, such as windows-874, where it is not found out.' })
  encoding?: string;

  @Choice(dateOrders, { optional: true, description: 'How dates such as 03/04/2026 are meant.' })
  dateOrder?: DateOrder;

  @JsonObject({
    max: 20_000,
    optional: true,
    description: 'Column → field, or `keep` (as a line of its text), or `ignore`.',
    example: { Happened: 'text', Remarks: 'keep', Status: 'ignore' },
  })
  columns?: Record<string, string>;

  @JsonObject({
    max: 20_000,
    optional: true,
    description: 'Field → text, for rows that say nothing of it.',
    example: { source: 'internal_review', lead: 'mei@example.com' },
  })
  all?: Record<string, string>;

  @Text({
    max: 200,
    optional: true,
    description: 'Of which register this is a state, so that its references are known again; its file name if unsaid.',
  })
  source?: string;
}

const pipe = new RequestPipe();

/** @throws Problem `invalid-request` */
export async function registerOptions(json: string | undefined): Promise<RegisterImportOptions> {
  try {
    const given: unknown = JSON.parse(json ?? '{}');
    const options = (await pipe.transform(given, {
      type: 'body',
      metatype: RegisterImportOptions,
    })) as RegisterImportOptions;
    for (const path of ['columns', 'all'] as const)
      if (Object.values(options[path] ?? {}).some((value) => typeof (value as unknown) !== 'string'))
        throw invalidRequest([{ path, message: 'must give a text for each name.' }]);
    return options;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalidRequest([{ path: 'options', message: 'must be a part with JSON, such as {"sheet": "Cases"}.' }]);
  }
}
