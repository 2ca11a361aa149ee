import { createHash, randomUUID } from 'node:crypto';
import { Controller, Param, Post } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { actorKept } from '../../../../database/people/actor-now.js';
import { loadReview } from '../../../../database/reviews/load.js';
import { findReview } from '../../../../database/reviews/row.js';
import { saveSample } from '../../../../database/reviews/sample.js';
import { mayWriteReviews, reviewInWhoseName } from '../../../../domain/access/review-access.js';
import { isAmong } from '../../../../domain/person/accounts.js';
import { Refusal } from '../../../../domain/refusal.js';
import { mostItems, mostListed, type ReviewRecord } from '../../../../domain/review/round.js';
import { drawMethods, type Draw, type DrawMethod } from '../../../../domain/sample/draw.js';
import { stableId } from '../../../../domain/stable-id.js';
import type { Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { Choice, Flag, Text, Whole } from '../openapi/fields.js';
import { flag, integer, list, nullable, object, text } from '../openapi/json-schema.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import { RequestPipe } from '../problems/validation.pipe.js';
import { readUploaded } from '../uploads/read-uploaded.js';
import { Uploaded, type Upload } from '../uploads/upload.js';

class DrawOptions {
  @Choice(drawMethods, { description: 'simple, stratified (by the column "stratum"), or systematic: by interval.' })
  method!: DrawMethod;

  @Whole({ min: 1, max: mostItems, optional: true, description: 'How many; of each stratum its share.' })
  size?: number;

  @Whole({ min: 1, max: mostItems, optional: true, description: 'As many of each stratum, instead of a size.' })
  perStratum?: number;

  @Whole({ min: 1, max: mostListed, optional: true, description: 'Of a systematic draw: every so-manieth row.' })
  interval?: number;

  @Text({ max: 100, optional: true, description: 'Anything; made up where nothing is said.' })
  seed?: string;

  @Flag({ optional: true, description: 'Only says what would be drawn.' })
  dryRun?: boolean;

  @Text({ max: 40, optional: true, description: 'Of a text file, such as windows-874, where it is not found out.' })
  encoding?: string;

  @Text({ max: 100, optional: true, description: 'Of a workbook; the first with a list where nothing is said.' })
  sheet?: string;
}

const result = object({
  dryRun: flag,
  seed: text,
  listed: integer,
  population: integer,
  golden: integer,
  items: { ...integer, description: 'To judge: the sample and the golden set.' },
  strata: list(object({ name: text, population: integer, drawn: integer })),
  ignoredColumns: list(text),
  rejectedCount: integer,
  rejected: list(object({ row: integer, column: nullable(text), message: text })),
});

const multipart = {
  type: 'object',
  required: ['file'],
  properties: {
    file: {
      type: 'string',
      format: 'binary',
      description:
        'CSV or XLSX with a header: id, and where wanted title, link, stratum, site, language, market, policy line, known answer. Rows with a known answer are the golden set: all of them are judged, and none is drawn.',
    },
    options: {
      type: 'string',
      description:
        'JSON: {"method", "size", "perStratum", "interval", "seed", "dryRun", "encoding", "sheet"}; method and what belongs to it are needed.',
    },
  },
};

/** The list of a review round, and the sample that is drawn from it. */
@Controller('review-rounds')
export class ReviewListController {
  constructor(private readonly dataSource: DataSource) {}

  @Post(':id/list')
  @Describe({
    summary:
      'Draws the sample of a draft from a list, in the place of the one before; where a row is rejected, none is drawn',
    returns: result,
    previews: true,
    multipart,
    problems: [403, 404],
  })
  async draw(@Param('id') ref: string, @Uploaded() { file, fields }: Upload, @AskedBy() asked: Asked): Promise<object> {
    const { manager } = this.dataSource;
    const { facts } = await findReview(manager, ref);
    await mayDraw(manager, facts.id, asked.actor);
    const options = await readOptions(fields['options']);
    const how = howOf(options);
    const { encoding = null, sheet = null, dryRun = false, seed = randomUUID() } = options;
    const { decision } = facts;
    const read = await readUploaded('sample', file, { decision, seed, how, encoding, sheet });
    const { listed, rejectedCount, rejected, ignored: ignoredColumns, sampled, refused } = read;
    const told = { rejectedCount, rejected, ignoredColumns };
    if (listed + rejectedCount === 0)
      throw new Problem('invalid-file', 'The file has no rows below its header. Send one with at least one item.');
    const [first] = rejected;
    if (first && !dryRun)
      throw new Problem(
        'rows-rejected',
        `${rejectedCount} rows cannot be taken, so nothing was drawn. Row ${first.row}${first.column ? `, ${first.column}` : ''}: ${first.message} Mend the rows, and send the file again.`,
        { extra: told },
      );
    if (refused) throw new Refusal(refused.code, refused.detail, refused.extra);
    if (!dryRun)
      await this.dataSource.transaction(async (within) => {
        const { round, actor } = await mayDraw(within, facts.id, await actorKept(within, asked.actor.id), true);
        const sha256 = createHash('sha256').update(file.bytes).digest('hex');
        const drawn = { seed, how, listed, file: file.name, sha256 };
        await saveSample(within, round, sampled, {
          ...drawn,
          ...{ actorId: actor.id, key: stableId(actor.id, asked.key, 'drawn'), at: Date.now() },
        });
      });
    const { population, strata } = sampled;
    return {
      ...{ dryRun, seed, listed, population, golden: listed - population },
      ...{ items: sampled.items.length, strata, ...told },
    };
  }
}

/**
 * Whoever may change a draft draws its sample, and sees the golden set by it: never who judges in it.
 *
 * @throws Refusal `not-allowed`, `separation-of-duties`
 */
async function mayDraw(
  manager: EntityManager,
  id: string,
  actor: Actor,
  lock = false,
): Promise<{ round: ReviewRecord['facts']; actor: Actor }> {
  mayWriteReviews(actor);
  const at = Date.now();
  const subject = await loadReview(manager, id, { lock, at });
  if (!subject) throw new Refusal('not-found', 'There is no such review round.');
  reviewInWhoseName(actor, 'edit', subject, at);
  const { facts, parts } = subject;
  if (isAmong(actor.id, [...facts.reviewerIds, ...facts.adjudicatorIds], parts.accounts))
    throw new Refusal(
      'separation-of-duties',
      'Whoever judges in a round does not draw its sample: they would know the golden set. Have somebody else draw it.',
    );
  return { round: facts, actor };
}

/** @throws Problem `invalid-request` where what the way of drawing needs is not said, or what it does not know is */
function howOf({ method, size, perStratum, interval }: DrawOptions): Draw {
  const given = { size, perStratum, interval };
  const only = (name: keyof typeof given): number | undefined => {
    const others = Object.entries(given).some(([other, value]) => other !== name && value !== undefined);
    return others ? undefined : given[name];
  };
  if (method === 'systematic') {
    const every = only('interval');
    if (every !== undefined) return { method, interval: every };
    throw wrong('A systematic draw has "interval" alone, such as {"method": "systematic", "interval": 20}.');
  }
  const many = only('size');
  if (many !== undefined) return { method, size: many };
  const each = only('perStratum');
  if (method === 'stratified' && each !== undefined) return { method, perStratum: each };
  throw wrong(
    method === 'stratified'
      ? 'A stratified draw has "size" or "perStratum", one of them, such as {"method": "stratified", "size": 400}.'
      : 'A simple draw has "size" alone, such as {"method": "simple", "size": 400}.',
  );
}

const pipe = new RequestPipe();

function wrong(message: string): Problem {
  return invalidRequest([{ path: 'options', message }]);
}

async function readOptions(json: string | undefined): Promise<DrawOptions> {
  if (json === undefined) throw wrong('is missing. Send a part with JSON, such as {"method": "simple", "size": 400}.');
  try {
    const given: unknown = JSON.parse(json);
    return (await pipe.transform(given, { type: 'body', metatype: DrawOptions })) as DrawOptions;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw wrong('must be a part with JSON, such as {"method": "simple", "size": 400}.');
  }
}
