import { Body, Controller, Param, Post } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { caseKind } from '../../../../database/cases/kind.js';
import { lockCases } from '../../../../database/cases/load.js';
import { findCase, type ShownCase } from '../../../../database/cases/row.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { attemptCommand, runCommands } from '../../../../database/record/run.js';
import { mayWriteCases } from '../../../../domain/access/case-access.js';
import { caseKey, type CaseCommand } from '../../../../domain/case/case.js';
import { Refusal, type RefusalCode } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { invalidRequest } from '../problems/problem.js';
import { caseDetail, caseDetailSchema } from './case-json.js';
import { CaseMerges, CaseMergesPreview } from './case.dto.js';
import { casesNamed } from './cases-named.js';
import { mergeDigest, mergePreviewJson, mergePreviewSchema } from './merge-json.js';

/** Cases about the same: any number of them go on in one, all or none. */
@Controller('cases/:id/merges')
export class CaseMergesController {
  constructor(private readonly dataSource: DataSource) {}

  @Post('preview')
  @Describe({
    summary: 'What a merge of other cases into this one would do, and what stands in its way',
    returns: mergePreviewSchema,
    previews: true,
    problems: [403, 404, 422],
  })
  async preview(@Param('id') ref: string, @Body() body: CaseMergesPreview, @AskedBy() asked: Asked): Promise<object> {
    mayWriteCases(asked.actor);
    requireAny(body);
    return this.dataSource.transaction(async (manager) => {
      const { into, cases } = await meant(manager, ref, body.cases, asked);
      const because = new Map<string, string>();
      for (const request of requestsOf(into, cases, 'preview', asked)) {
        const { result } = await attemptCommand(caseKind, manager, request, { themselves: true });
        if (!result.ok) because.set(request.id, result.detail);
      }
      return mergePreviewJson(into, cases, because);
    });
  }

  @Post()
  @Describe({
    summary: 'Merges other cases into this one: their clocks end, what belongs to them is seen from here; all or none',
    returns: caseDetailSchema,
    problems: [403, 404, 409, 422],
  })
  async merge(@Param('id') ref: string, @Body() body: CaseMerges, @AskedBy() asked: Asked): Promise<object> {
    mayWriteCases(asked.actor);
    requireAny(body);
    await this.dataSource.transaction(async (manager) => {
      mayWriteCases(await actorKept(manager, asked.actor.id));
      const { into, cases } = await meant(manager, ref, body.cases, asked);
      const done = cases.every(({ facts }) => facts.mergedInto === into.facts.id);
      // Sent once more under its key, where its answer was lost: it is done, and the cases are others by now.
      if (!done) refuseChanged(body.digest, into, cases);
      const requests = requestsOf(into, cases, body.reason, asked);
      const { results } = await runCommands(caseKind, manager, requests, { poke: true, themselves: true });
      for (const [index, result] of results.entries()) {
        const one = cases.find(({ facts }) => facts.id === requests[index]?.id);
        if (!result.ok && one) throw inWhole(result, one);
      }
    });
    const { manager } = this.dataSource;
    return caseDetail(manager, await findCase(manager, ref), asked.actor);
  }
}

/** @throws Problem `invalid-request` */
function requireAny({ cases }: CaseMergesPreview): void {
  if (cases.length === 0) throw invalidRequest([{ path: 'cases', message: 'must name one case at least.' }]);
}

/** @throws Refusal `not-found` */
async function meant(
  manager: EntityManager,
  ref: string,
  refs: readonly string[],
  { actor }: Asked,
): Promise<{ into: ShownCase; cases: ShownCase[] }> {
  const into = await findCase(manager, ref);
  const named = await casesNamed(manager, refs, actor);
  // What was looked at is what is merged.
  await lockCases(
    manager,
    [into, ...named].map(({ facts }) => facts.id),
  );
  const cases = await Promise.all(named.map(({ facts }) => findCase(manager, facts.id)));
  return { into: await findCase(manager, into.facts.id), cases };
}

function requestsOf({ facts: { id: intoId } }: ShownCase, cases: readonly ShownCase[], reason: string, asked: Asked) {
  const command: CaseCommand = { type: 'merge', intoId, reason };
  const by = { actorId: asked.actor.id, key: stableId(asked.actor.id, asked.key), at: Date.now() };
  // In one order for everybody, so that none waits for another that waits for it.
  return cases.map(({ facts }) => ({ id: facts.id, command, ...by })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** @throws Refusal `changed-since-preview` */
function refuseChanged(digest: string | undefined, into: ShownCase, cases: readonly ShownCase[]): void {
  const now = mergeDigest(into, cases);
  if (digest !== undefined && digest !== now)
    throw new Refusal(
      'changed-since-preview',
      'The cases are not as they were previewed: one of them has changed since. Preview the merge again.',
      { digest: now },
    );
}

/** One that is refused stands in the way of all. */
function inWhole(
  { code, detail, extra }: { code: string; detail: string; extra: Record<string, unknown> },
  { facts }: ShownCase,
): Refusal {
  return new Refusal(code as RefusalCode, `${caseKey(facts.number)}: ${detail} Nothing was merged.`, extra);
}
