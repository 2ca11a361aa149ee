import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse } from '@nestjs/swagger';
import { DataSource, type EntityManager } from 'typeorm';
import { namesOf } from '../../../../database/people/people.js';
import { judgedItems } from '../../../../database/reviews/judged.js';
import { loadReview } from '../../../../database/reviews/load.js';
import { answersDigest } from '../../../../database/reviews/progress.js';
import { findReview } from '../../../../database/reviews/row.js';
import { sampleOf } from '../../../../database/reviews/sample.js';
import { requireSeesAnswers } from '../../../../domain/access/review-access.js';
import { Refusal } from '../../../../domain/refusal.js';
import { resultsOf, type JudgedItem } from '../../../../domain/review/results.js';
import { reviewKey, type ReviewRound } from '../../../../domain/review/round.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { separatorNames, separators, type SeparatorName } from '../exports/csv.js';
import { csvStream, xlsxStream } from '../exports/write-sheet.js';
import { Describe } from '../openapi/describe.js';
import { Choice } from '../openapi/fields.js';
import { judgedTable } from './judged-table.js';
import { resultsJson, resultsSchema } from './results-json.js';

class ResultsExportQuery {
  @Choice(['csv', 'xlsx'], { optional: true, description: 'csv where nothing is said.' })
  format?: 'csv' | 'xlsx';

  @Choice(separatorNames, { optional: true, description: 'Between the cells of a CSV; comma where nothing is said.' })
  separator?: SeparatorName;
}

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const binary = { schema: { type: 'string', format: 'binary' } };

/** What a review round has come to, for those who may see answers. */
@Controller('review-rounds')
export class ReviewResultsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get(':id/results')
  @Describe({
    summary: 'What a review round has come to: agreement, prevalence, accuracy, and what reviewers differ on',
    description:
      'While it goes on, for whoever leads it and judges nothing in it; then for all who see it. Disagreements are told up to 1000; the export has all.',
    returns: resultsSchema,
    problems: [403, 404],
  })
  async results(@Param('id') ref: string, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    const { facts, items, names } = await this.judged(manager, ref, actor);
    const strata = (await sampleOf(manager, facts.id))?.strata ?? [];
    const digest = await answersDigest(manager, facts.id);
    return resultsJson(resultsOf(items, { labels: facts.decision.labels, strata }), names, {
      digest,
      digestHolds: facts.ending === null ? null : facts.ending.digest === digest,
    });
  }

  @Get(':id/results/export')
  @ApiProduces('text/csv', mediaTypes.xlsx)
  @ApiResponse({ status: 200, description: 'The file.', content: { 'text/csv': binary, [mediaTypes.xlsx]: binary } })
  @Describe({
    summary: 'Exports each item of a review round with what was answered of it, as CSV or XLSX',
    problems: [403, 404],
  })
  async export(
    @Param('id') ref: string,
    @Query() { format = 'csv', separator = 'comma' }: ResultsExportQuery,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { facts, items, names } = await this.judged(this.dataSource.manager, ref, actor);
    const columns = judgedTable(facts, names);
    const rows = inParts(items);
    const name = `${reviewKey(facts.number)}.${format}`;
    return new StreamableFile(
      format === 'csv' ? csvStream(columns, rows, separators[separator]) : xlsxStream(columns, rows, 'Items'),
      { type: mediaTypes[format], disposition: `attachment; filename="${name}"` },
    );
  }

  private async judged(
    manager: EntityManager,
    ref: string,
    actor: Actor,
  ): Promise<{ facts: ReviewRound; items: JudgedItem[]; names: ReadonlyMap<string, string> }> {
    const { id } = (await findReview(manager, ref)).facts;
    const subject = await loadReview(manager, id, { lock: false, at: Date.now() });
    if (!subject) throw new Refusal('not-found', 'There is no such review round.');
    requireSeesAnswers(actor, subject);
    const { facts, progress } = subject;
    const items = await judgedItems(manager, id, facts.perItem);
    return { facts, items, names: await namesOf(manager, progress.judges) };
  }
}

async function* inParts(items: JudgedItem[]): AsyncGenerator<JudgedItem[]> {
  await Promise.resolve();
  for (let from = 0; from < items.length; from += 500) yield items.slice(from, from + 500);
}
