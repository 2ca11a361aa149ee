import { Body, Controller, Param, Post } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { launchFromFinding, prepareRecommended, type PreparedProgram } from '../../../../database/findings/launch.js';
import { findFinding } from '../../../../database/findings/row.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { isProgram } from '../../../../database/programs/programs.js';
import { prepareLaunch } from '../../../../database/templates/prepare-launch.js';
import { findTemplateVersion } from '../../../../database/templates/template-rows.js';
import { findTemplate } from '../../../../database/templates/templates.js';
import { mayLaunch } from '../../../../domain/access/access.js';
import { findingKey, type Finding } from '../../../../domain/finding/finding.js';
import { requireLaunchable } from '../../../../domain/finding/launch.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { cut } from '../../../../domain/text/cut.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { refuseTakenName } from '../commands/taken-name.js';
import { Describe } from '../openapi/describe.js';
import { invalidRequest } from '../problems/problem.js';
import { programSchema, readProgram } from '../programs/program-json.js';
import { FindingLaunch, FindingLaunchPreview } from './finding.dto.js';
import { digestOf, findingLaunchSchema, launchJson } from './launch-json.js';

/** Programs out of findings. */
@Controller('findings/:id')
export class FindingLaunchController {
  constructor(private readonly dataSource: DataSource) {}

  @Post('launch-preview')
  @Describe({
    summary: 'What a launch from a finding would make: phases, items with owners and dates, and what stands in the way',
    returns: findingLaunchSchema,
    previews: true,
    problems: [404],
  })
  async preview(
    @Param('id') ref: string,
    @Body() body: FindingLaunchPreview,
    @AskedBy() { actor }: Asked,
  ): Promise<object> {
    const { manager } = this.dataSource;
    const { facts } = await findFinding(manager, ref);
    return launchJson(facts, await prepared(manager, facts, body, actor.id), whyNotYet(facts));
  }

  @Post('launch')
  @Describe({
    summary: 'Launches a program from an agreed finding: out of a template, or an item out of each recommendation',
    description: 'Finding and program are linked both ways, and the remediation has begun, in one transaction.',
    status: 201,
    location: '/programs/:id',
    returns: programSchema,
    problems: [403, 404, 409, 422],
  })
  async launch(@Param('id') ref: string, @Body() body: FindingLaunch, @AskedBy() asked: Asked): Promise<object> {
    mayLaunch(asked.actor);
    const programId = stableId(asked.actor.id, asked.key, 'program');
    const { facts } = await findFinding(this.dataSource.manager, ref);
    await this.dataSource.transaction(async (manager) => {
      const actor = await actorKept(manager, asked.actor.id);
      if (await isProgram(manager, programId)) return;
      requireLaunchable(facts);
      const launch = await prepared(manager, facts, body, actor.id);
      const { problems, program } = launchJson(facts, launch, []);
      if (problems.length > 0) throw invalidRequest(problems);
      mayLaunch(actor, { domain: program.domain, markets: program.markets, programIds: [] });
      await refuseTakenName(manager, 'programs', programId, program.name);
      if (body.digest !== undefined && digestOf(launch) !== body.digest)
        throw new Refusal(
          'changed-since-preview',
          'The launch would make something else than was previewed: the finding, people or calendars have changed. Preview it again.',
          { digest: digestOf(launch) },
        );
      const ctx = { key: stableId(actor.id, asked.key), at: Date.now(), activate: body.activate ?? true };
      await launchFromFinding(manager, { programId, findingId: facts.id, actor }, launch, ctx);
    });
    return readProgram(this.dataSource.manager, programId, asked.actor);
  }
}

function whyNotYet(facts: Finding): { path: string; message: string }[] {
  try {
    requireLaunchable(facts);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return [{ path: 'status', message: error.detail }];
    throw error;
  }
}

async function prepared(
  manager: EntityManager,
  facts: Finding,
  body: FindingLaunchPreview,
  actorId: string,
): Promise<PreparedProgram> {
  const managerId = body.managerId?.toLowerCase() ?? actorId;
  const name = body.name ?? cut(`${findingKey(facts.number)} ${facts.title}`, 200);
  const { templateId, templateVersion, parameters, timeZone } = body;
  if (templateId === undefined) {
    if (parameters !== undefined || templateVersion !== undefined)
      throw invalidRequest([
        { path: 'templateId', message: 'must name the template whose version or parameters are said.' },
      ]);
    return { recommended: await prepareRecommended(manager, facts, { name, managerId, timeZone }) };
  }
  const { id } = await findTemplate(manager, templateId);
  const template = await findTemplateVersion(manager, id, templateVersion);
  const request = { name, parameters: parameters ?? {}, managerId, domainLeadId: facts.domainLeadId };
  const zoned = timeZone === undefined ? request : { ...request, timeZone };
  return { template: await prepareLaunch(manager, template, zoned, Date.now()) };
}
