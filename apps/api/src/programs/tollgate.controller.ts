import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import type { ProgramCommand } from '../../../../domain/program/commands.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayDecide } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { Engine } from '../commands/engine.js';
import { OptionalReason } from '../items/item.dto.js';
import { Describe } from '../openapi/describe.js';
import { listed } from '../openapi/json-schema.js';
import { requireHash } from '../sign-off/hash-needed.js';
import { questionsOf } from '../../../../database/sign-off/questions.js';
import { questionSchema } from '../items/question-json.js';
import { followUpsOf } from '../sign-off/read-follow-ups.js';
import {
  AnswerRequest,
  breakGlassWords,
  GlassConfirmation,
  GlassRequest,
  QuestionRequest,
  SignOffDecision,
} from '../sign-off/sign-off.dto.js';
import { findProgramRow } from '../../../../database/programs/programs.js';
import { programSchema, readProgram } from './program-json.js';
import { ProgramReason } from './program.dto.js';
import { sendProgramCommand, steeredProgram } from '../commands/send-program-command.js';

const answers = { returns: programSchema, problems: [403, 412] } as const;

/** The tollgate of a phase: decided, taken back, asked about. Who may is known by the round: nobody on their own work. */
@Controller('programs/:id/phases/:phaseId')
export class TollgateController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly engine: Engine,
    private readonly settings: Settings,
  ) {}

  @Post('tollgate')
  @Describe({
    summary: 'Opens the tollgate of a phase that has no item, with the reason; it is signed like any other',
    description: 'Whoever opens it does not sign. A phase with items comes to its tollgate by itself.',
    ...answers,
  })
  async open(
    @Param('id') id: string,
    @Param('phaseId') phaseId: string,
    @Body() { reason }: ProgramReason,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const { row, onBehalfOf } = await steeredProgram(this.dataSource.manager, id, asked.actor);
    await sendProgramCommand(this.engine, row, { type: 'open_tollgate', phaseId, reason }, asked, onBehalfOf);
    return this.shown(id, asked.actor);
  }

  @Post('sign-off')
  @Describe({
    summary: 'Decides at the tollgate of a phase',
    description: 'With `followUps` the approval is conditional: they become items of a coming phase when it is passed.',
    decides: true,
    ...answers,
  })
  async sign(
    @Param('id') id: string,
    @Param('phaseId') phaseId: string,
    @Body() { decision, followUps, ...rest }: SignOffDecision,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    requireHash(this.settings, rest);
    const conditions = followUps ? { followUps: await followUpsOf(this.dataSource.manager, id, followUps) } : {};
    return this.decide(id, { type: 'sign_tollgate', phaseId, decision, ...compact(rest), ...conditions }, asked);
  }

  @Post('sign-off/revoke')
  @Describe({ summary: 'Takes back one’s own signature at a tollgate before the round ends', ...answers })
  revokeAtTollgate(
    @Param('id') id: string,
    @Param('phaseId') phaseId: string,
    @Body() body: OptionalReason,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return this.decide(id, { type: 'revoke_tollgate', phaseId, ...compact(body) }, asked);
  }

  @Post('break-glass')
  @Describe({
    summary: 'Asks that a phase pass its tollgate past its approvers; a second person confirms it',
    description: breakGlassWords,
    decides: true,
    ...answers,
  })
  breakGlass(
    @Param('id') id: string,
    @Param('phaseId') phaseId: string,
    @Body() body: GlassRequest,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return this.decide(id, { type: 'break_glass', phaseId, ...body }, asked);
  }

  @Post('break-glass/confirm')
  @Describe({
    summary: 'Confirms a break-glass as the second person: the phase has passed its tollgate, and is marked',
    decides: true,
    ...answers,
  })
  confirmGlass(
    @Param('id') id: string,
    @Param('phaseId') phaseId: string,
    @Body() body: GlassConfirmation,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return this.decide(id, { type: 'confirm_glass', phaseId, ...body }, asked);
  }

  @Post('break-glass/refuse')
  @Describe({
    summary: 'Refuses a break-glass at a tollgate as the second person, or takes one’s own back',
    ...answers,
  })
  refuseGlass(
    @Param('id') id: string,
    @Param('phaseId') phaseId: string,
    @Body() body: OptionalReason,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return this.decide(id, { type: 'refuse_glass', phaseId, ...compact(body) }, asked);
  }

  @Get('questions')
  @Describe({
    summary: 'What approvers asked about a phase, and the answers',
    returns: listed(questionSchema),
  })
  async questionsOfPhase(
    @Param('id') id: string,
    @Param('phaseId') phaseId: string,
    @CurrentActor() actor: Actor,
  ): Promise<object> {
    const program = await readProgram(this.dataSource.manager, id, actor);
    const phase = program.phases.find((candidate) => candidate.id === phaseId);
    if (!phase) throw new Refusal('not-found', `The program has no phase ${phaseId}. Read it to see its phases.`);
    return { items: await questionsOf(this.dataSource.manager, phase.id) };
  }

  @Post('questions')
  @Describe({ summary: 'Asks about a phase before deciding; the limit runs on', ...answers })
  askAtTollgate(
    @Param('id') id: string,
    @Param('phaseId') phaseId: string,
    @Body() { question, ...rest }: QuestionRequest,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const questionId = stableId(phaseId, asked.actor.id, asked.key, 'question');
    return this.decide(id, { type: 'ask_tollgate', phaseId, questionId, question, ...compact(rest) }, asked);
  }

  @Post('questions/:questionId/answer')
  @Describe({ summary: 'Answers a question at a tollgate, as the program manager', ...answers })
  async answerAtTollgate(
    @Param('id') id: string,
    @Param('phaseId') phaseId: string,
    @Param('questionId') questionId: string,
    @Body() { answer }: AnswerRequest,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const { row, onBehalfOf } = await steeredProgram(this.dataSource.manager, id, asked.actor);
    const command = { type: 'answer_tollgate', phaseId, questionId, answer } as const;
    await sendProgramCommand(this.engine, row, command, asked, onBehalfOf);
    return this.shown(id, asked.actor);
  }

  private async decide(id: string, command: ProgramCommand, asked: Asked): Promise<object> {
    mayDecide(asked.actor);
    await sendProgramCommand(this.engine, await findProgramRow(this.dataSource.manager, id), command, asked);
    return this.shown(id, asked.actor);
  }

  private shown(id: string, actor: Actor): Promise<object> {
    return readProgram(this.dataSource.manager, id, actor);
  }
}
