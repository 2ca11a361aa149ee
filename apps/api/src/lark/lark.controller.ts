import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { larkAppOf } from '../../../../config/lark-app.js';
import { Settings } from '../../../../config/settings.js';
import { takeCallback } from '../../../../database/notifications/vendor-callbacks.js';
import { Refusal } from '../../../../domain/refusal.js';
import { Public } from '../access/actor.js';
import { Engine } from '../commands/engine.js';
import { Describe } from '../openapi/describe.js';
import { object } from '../openapi/json-schema.js';
import { Problem } from '../problems/problem.js';
import { problemOf } from '../problems/problem-of.js';
import { Guesses } from '../throttling/guesses.js';
import { rawBodyOf } from '../requests/bounded-requests.js';
import { answerPress, toast, type PressAnswer } from './answer-press.js';
import { openCallback } from './open-callback.js';
import { pressedOf } from './pressed.js';

/** Lark shows an error after 3 s; what takes longer goes on, and is shown by the next press. */
const answeredWithinMs = 2_300;

/** What is pressed in cards of the bot, told by Lark. */
@Controller('lark')
@Public()
export class LarkController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
    private readonly engine: Engine,
    private readonly guesses: Guesses,
  ) {}

  @Post('callback')
  @Describe({
    summary: 'What Lark calls with when a button of the bot is pressed; signed and encrypted by Lark',
    returns: object({}, 'What Lark shows: a toast, and the card anew.'),
    problems: [400, 401, 404, 413, 429],
    public: true,
  })
  async take(@Req() request: FastifyRequest): Promise<PressAnswer | { challenge: string } | Record<string, never>> {
    const app = larkAppOf(this.settings);
    if (app === null) throw new Refusal('not-found', 'This installation has no app of Lark. Set LARK_APP_ID.');
    const body = rawBodyOf(request) ?? Buffer.alloc(0);
    const callback = openCallback(app, { body, headers: request.headers, now: Date.now() });
    if (callback === null) {
      this.guesses.failed(request.ip);
      throw new Problem(
        'unauthenticated',
        'This does not come from Lark: it has to be encrypted, signed and recent. Compare the keys of the app, and the clocks.',
      );
    }
    if (callback.kind === 'challenge') return { challenge: callback.challenge };
    const pressed = callback.type === 'card.action.trigger' ? pressedOf(callback.event) : null;
    if (pressed === null || !(await takeCallback(this.dataSource, `lark/${callback.id}`))) return {};
    const parts = { dataSource: this.dataSource, engine: this.engine, settings: this.settings, app };
    const answer = answerPress(parts, pressed).catch((error: unknown) => {
      const { detail } = problemOf(error);
      return toast('error', `${detail} What you pressed may have been done all the same: press again to see.`);
    });
    return Promise.race([
      answer,
      pause(answeredWithinMs).then(() => toast('info', 'It takes longer than usual, and goes on. Press again to see.')),
    ]);
  }
}
