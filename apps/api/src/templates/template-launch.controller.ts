import { Body, Controller, Param, Post } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { launchTemplate } from '../../../../database/templates/launch-template.js';
import {
  prepareLaunch,
  type LaunchRequest,
  type PreparedLaunch,
} from '../../../../database/templates/prepare-launch.js';
import { proofsOfLaunch } from '../../../../database/templates/proofs-of-launch.js';
import { findTemplateVersion, type TemplateVersion } from '../../../../database/templates/template-rows.js';
import { isProgram } from '../../../../database/programs/programs.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { findRehearsal, orderForTemplate } from '../../../../database/rehearsals/orders.js';
import { findTemplate } from '../../../../database/templates/templates.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayLaunch } from '../../../../domain/access/access.js';
import type { Place } from '../../../../domain/access/place.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { invalidRequest } from '../problems/problem.js';
import { programSchema, readProgram } from '../programs/program-json.js';
import { rehearsalJson, rehearsalSchema } from '../rehearsals/rehearsal-json.js';
import { refuseTakenName } from '../commands/taken-name.js';
import { launchDigest, launchPreviewJson, launchPreviewSchema } from './template-json.js';
import { LaunchPreview, TemplateLaunch, TemplateRehearsal } from './template.dto.js';

/** Programs out of templates. */
@Controller('templates/:id')
export class TemplateLaunchController {
  constructor(private readonly dataSource: DataSource) {}

  @Post('preview')
  @Describe({
    summary: 'What a launch would make with these parameters: dates, owners, and what stands in the way',
    returns: launchPreviewSchema,
    previews: true,
  })
  async preview(@Param('id') id: string, @Body() body: LaunchPreview, @AskedBy() asked: Asked): Promise<object> {
    const { manager } = this.dataSource;
    const template = await this.version(manager, id, body.version);
    const launch = await prepared(manager, template, body, asked);
    return launchPreviewJson(launch, await proofsOfLaunch(manager, launch));
  }

  @Post('launch')
  @Describe({
    summary: 'Makes a program with its phases and items out of a template, and launches it where asked to',
    status: 201,
    location: '/programs/:id',
    returns: programSchema,
    problems: [403],
  })
  async launch(@Param('id') id: string, @Body() body: TemplateLaunch, @AskedBy() asked: Asked): Promise<object> {
    mayLaunch(asked.actor);
    const programId = stableId(asked.actor.id, asked.key, 'program');
    await this.dataSource.transaction(async (manager) => {
      const asker = await actorKept(manager, asked.actor.id);
      const template = await this.version(manager, id, body.version);
      if (template.status !== 'published')
        throw new Refusal(
          'illegal-transition',
          `Version ${template.version} is a draft. Publish it first, or preview it.`,
          { currentStatus: template.status },
        );
      const launch = await prepared(manager, template, body, asked);
      if (launch.problems.length > 0) throw invalidRequest(launch.problems);
      mayLaunch(asker, placeOf(launch));
      await refuseTakenName(manager, 'programs', programId, launch.name);
      if (body.digest !== undefined) await requireAsPreviewed(manager, programId, launch, body.digest);
      await launchTemplate(manager, programId, launch, {
        actorId: asked.actor.id,
        at: Date.now(),
        activate: body.activate ?? false,
      });
    });
    const program = await readProgram(this.dataSource.manager, programId, asked.actor);
    return program;
  }

  @Post('rehearse')
  @Describe({
    summary: 'Rehearses the program that a launch would make; a draft may be named',
    status: 201,
    returns: rehearsalSchema,
    previews: true,
    problems: [403],
  })
  async rehearse(@Param('id') id: string, @Body() body: TemplateRehearsal, @AskedBy() asked: Asked): Promise<object> {
    mayLaunch(asked.actor);
    const rehearsalId = stableId(asked.actor.id, asked.key, 'rehearsal');
    await this.dataSource.transaction(async (manager) => {
      const asker = await actorKept(manager, asked.actor.id);
      const template = await this.version(manager, id, body.version);
      const launch = await prepared(manager, template, body, asked);
      if (launch.problems.length > 0) throw invalidRequest(launch.problems);
      mayLaunch(asker, placeOf(launch));
      await orderForTemplate(manager, {
        id: rehearsalId,
        template: {
          templateId: template.templateId,
          version: template.version,
          request: requestOf(template, body, asked),
        },
        days: body.days ?? 90,
        requestedBy: asked.actor.id,
        at: Date.now(),
      });
    });
    return { ...rehearsalJson(await findRehearsal(this.dataSource.manager, rehearsalId)), result: null };
  }

  private async version(manager: EntityManager, id: string, version?: number): Promise<TemplateVersion> {
    const row = await findTemplate(manager, id);
    return findTemplateVersion(manager, row.id, version);
  }
}

/** Where the program would stand. */
function placeOf({ plan: { domain, markets } }: PreparedLaunch): Place {
  return { domain, markets, programIds: [] };
}

/** One that is made already is left alone, whatever it would be by now. @throws Refusal `changed-since-preview` */
async function requireAsPreviewed(
  manager: EntityManager,
  programId: string,
  launch: PreparedLaunch,
  digest: string,
): Promise<void> {
  if ((await isProgram(manager, programId)) || launchDigest(launch) === digest) return;
  throw new Refusal(
    'changed-since-preview',
    'The launch would make something else than was previewed: people, policies, calendars or the template have changed. ' +
      'Preview it again, with the same parameters.',
    { digest: launchDigest(launch) },
  );
}

function prepared(
  manager: EntityManager,
  template: TemplateVersion,
  body: LaunchPreview,
  asked: Asked,
): Promise<PreparedLaunch> {
  return prepareLaunch(manager, template, requestOf(template, body, asked), Date.now());
}

function requestOf(
  template: TemplateVersion,
  { name, parameters = {}, managerId, domainLeadId = null, timeZone }: LaunchPreview,
  { actor }: Asked,
): LaunchRequest {
  return {
    name: name ?? template.templateName,
    parameters,
    managerId: managerId ?? actor.id,
    domainLeadId,
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}
