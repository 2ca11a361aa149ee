import { Body, Controller, Get, Put } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { presentLimits, saveLimits, type KeptLimits } from '../../../../database/findings/limits.js';
import { recordedKeys, saveEvents } from '../../../../database/trail/events.js';
import { mayAdminister } from '../../../../domain/access/access.js';
import { limitsProblems } from '../../../../domain/finding/limits.js';
import { ratings } from '../../../../domain/policy/rating.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { Nested, Text, TimeSpan } from '../openapi/fields.js';
import { instant, integer, nullable, object, person, text, versioned } from '../openapi/json-schema.js';
import { invalidRequest } from '../problems/problem.js';

const limit = { description: 'Working time, such as `4 working hours` or `20 working days`.' };

class LimitsByRating {
  @TimeSpan(limit)
  low!: string;

  @TimeSpan(limit)
  medium!: string;

  @TimeSpan(limit)
  high!: string;

  @TimeSpan(limit)
  critical!: string;
}

class FindingLimitsBody {
  @Nested(() => LimitsByRating, { description: 'From the proposal to the answer, and from a dispute to the author’s.' })
  agreeWithin!: LimitsByRating;

  @Nested(() => LimitsByRating, { description: 'From the proposal to the target date.' })
  remediateWithin!: LimitsByRating;

  @Nested(() => LimitsByRating, { description: 'From "it is done" to the verification.' })
  verifyWithin!: LimitsByRating;

  @Text({ max: 2000, description: 'Where they are from, or why they are changed.' })
  note!: string;
}

const byRating = object(Object.fromEntries(ratings.map((rating) => [rating, text])), 'Working time by rating.');
const limitsSchema = versioned(
  'FindingLimits',
  object(
    {
      ...{ agreeWithin: byRating, remediateWithin: byRating, verifyWithin: byRating, note: text },
      ...{ setBy: nullable(person), setAt: instant, version: integer },
    },
    'Counted by the calendar of the first market that has one; `setBy` is null of those that ship with Tollgate.',
  ),
);

/** Within which working time people answer for findings, for what begins to wait from now on. */
@Controller('finding-limits')
export class FindingLimitsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'Within which working time, by rating, findings are answered, remediated and verified',
    returns: limitsSchema,
  })
  async get(): Promise<object> {
    return limitsJson(await presentLimits(this.dataSource.manager));
  }

  @Put()
  @Describe({
    summary: 'Sets other limits, for what begins to wait from now on; each version stays',
    returns: limitsSchema,
    problems: [403, 412, 428],
  })
  async put(@Body() body: FindingLimitsBody, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const { manager } = this.dataSource;
    const key = `finding-limits#${asked.actor.id}:${asked.key}`;
    // Whoever asks again was heard.
    if ((await recordedKeys(manager, [key])).has(key)) return this.get();
    const read = requireVersion(asked, (await presentLimits(manager)).version);
    const { agreeWithin, remediateWithin, verifyWithin, note } = body;
    const limits = { agreeWithin: { ...agreeWithin }, remediateWithin: { ...remediateWithin } };
    const wanted = { ...limits, verifyWithin: { ...verifyWithin }, note };
    const wrong = limitsProblems(wanted);
    if (wrong.length > 0) throw invalidRequest(wrong);
    await this.dataSource.transaction(async (within) => {
      if (!(await saveLimits(within, wanted, { version: read, actorId: asked.actor.id })))
        throw new Refusal('version-mismatch', 'The limits were changed in the meantime. Read them again.');
      const event = { key, type: 'finding_limits.changed', at: Date.now(), actorId: asked.actor.id, data: wanted };
      const subject = { subjectKind: 'finding_limits' as const, subjectId: stableId('finding-limits') };
      await saveEvents(within, [{ ...subject, programId: null, event: { ...event, version: read + 1 } }]);
    });
    return this.get();
  }
}

function limitsJson({ setAt, ...limits }: KeptLimits): object {
  return { ...limits, setAt: setAt.toISOString() };
}
