import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findMetric } from '../../../../database/governance-metrics/metrics.js';
import { mostSeries } from '../../../../database/governance-metrics/series.js';
import { slicesOf, sliceSorts } from '../../../../database/governance-metrics/slices.js';
import { evaluate } from '../../../../domain/metric/evaluate.js';
import { knownColumns } from '../../../../domain/metric/read-values.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { flag, integer, list, nullable, object, page as pageOf, text } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { readUploaded } from '../uploads/read-uploaded.js';
import { Uploaded, type Upload } from '../uploads/upload.js';
import { sliceAsked } from './asked-slice.js';
import { SeriesQuery, SliceFilter } from './metric-filter.js';
import { pointJson, pointSchema, sliceJson, sliceRowSchema, thresholdSchema } from './metric-json.js';
import { MetricValuesRequest } from './metric.dto.js';
import { takeValues } from './take-values.js';
import { cellsOfFile, fileOptions } from './values-file.js';

const loadedFields = {
  created: integer,
  corrected: { ...integer, description: 'Those that took the place of another value, which is kept.' },
  unchanged: { ...integer, description: 'Those that were there already.' },
  opened: { ...integer, description: 'Breaches that began.' },
  ended: { ...integer, description: 'Breaches that ended.' },
  moved: {
    ...list(sliceRowSchema),
    description: 'Slices that stand otherwise than before, at most 200 of them.',
  },
  movedCount: integer,
};
const loaded = object(loadedFields);

const multipart = {
  type: 'object',
  required: ['file'],
  properties: {
    file: {
      type: 'string',
      format: 'binary',
      description: 'CSV or XLSX with a header: period, the columns of its values, and its dimensions.',
    },
    options: { type: 'string', description: 'JSON: {"dateOrder": "dmy", "encoding", "sheet"}.' },
  },
};

/** Values of a metric, and how its slices stand by them. */
@Controller('governance-metrics/:id')
export class MetricValuesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('slices')
  @Describe({
    summary: 'The slices of a metric, and how each stands',
    returns: pageOf(sliceRowSchema),
    problems: [404],
  })
  async slices(@Param('id') ref: string, @Query() query: SliceFilter): Promise<PageOf<object>> {
    const { manager } = this.dataSource;
    const { facts } = await findMetric(manager, ref);
    const page = new Page(query, sliceSorts, 'slice');
    return page.result(await slicesOf(manager, facts.id, query.state, page), sliceJson);
  }

  @Get('series')
  @Describe({
    summary: 'The values of a slice in order of their periods, each with how it stands',
    description: `At most ${mostSeries} of them, the newest. What a value was before it was corrected stands with it.`,
    returns: object({
      slice: sliceRowSchema,
      threshold: nullable(thresholdSchema),
      truncated: { ...flag, description: 'Whether there are older ones than these.' },
      items: list(pointSchema),
    }),
    problems: [404, 422],
  })
  async series(@Param('id') ref: string, @Query() query: SeriesQuery): Promise<object> {
    const { metric: facts, slice, threshold, rows, truncated } = await sliceAsked(this.dataSource.manager, ref, query);
    const present = rows.filter(({ definition }) => definition === facts.definition);
    const { judged } = evaluate(present, threshold, facts);
    const judgedOf = new Map(judged.map((one) => [one.period, one]));
    return {
      ...{ slice: sliceJson(slice), threshold, truncated },
      items: rows
        .filter(({ period }) => query.from === undefined || period >= query.from)
        .map((row) => pointJson(row, row.definition === facts.definition ? (judgedOf.get(row.period) ?? null) : null)),
    };
  }

  @Post('values')
  @Describe({
    summary: 'Takes values of a metric in, up to 10,000 rows; all of them or none',
    description:
      'A value that is there already is nothing; another one for the same period is a correction, and what was there is kept.',
    returns: loaded,
    problems: [403, 404, 409, 412, 422],
  })
  async values(
    @Param('id') ref: string,
    @Body() { columns, rows }: MetricValuesRequest,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const { facts } = await findMetric(this.dataSource.manager, ref);
    const numbered = rows.map((cells, index) => ({ row: index + 1, cells }));
    return takeValues(this.dataSource, facts, { columns, rows: numbered, strict: true }, asked);
  }

  @Post('values/import')
  @Describe({
    summary: 'The same out of a CSV or XLSX file; dates that can be read in two ways are asked about',
    returns: object({ ...loadedFields, ignoredColumns: list(text) }),
    multipart,
    problems: [403, 404, 409, 412, 422],
  })
  async file(@Param('id') ref: string, @Uploaded() { file, fields }: Upload, @AskedBy() asked: Asked): Promise<object> {
    const { facts } = await findMetric(this.dataSource.manager, ref);
    const { dateOrder = null, encoding = null, sheet = null } = await fileOptions(fields['options']);
    const names = knownColumns(facts);
    const table = await readUploaded('table', file, { names, encoding, sheet });
    const { rows, ignored } = cellsOfFile(table, facts, dateOrder);
    const given = { columns: table.header, rows, strict: false };
    return { ...(await takeValues(this.dataSource, facts, given, asked)), ignoredColumns: ignored };
  }
}
