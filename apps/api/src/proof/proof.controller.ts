import { Body, Controller, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import { proveAgain } from '../../../../database/sign-in/sessions.js';
import { stableId } from '../../../../domain/stable-id.js';
import { cameFrom } from '../access/known-browser.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { SecretSent } from '../idempotency/secret-sent.js';
import { secretText, ShownOnce } from '../idempotency/shown-once.js';
import { Describe } from '../openapi/describe.js';
import { Text } from '../openapi/fields.js';
import { instant, object, schema, text } from '../openapi/json-schema.js';
import { keepProved } from './keep-proved.js';
import { PasswordProofs } from './password-proofs.js';

class ProofRequest {
  @Text({ max: 1000, description: 'Of whoever asks.' })
  password!: string;
}

const proofSchema = schema(
  'Proof',
  object(
    { proof: secretText, how: text, at: instant, endsAt: instant },
    'Sent along as the header Tollgate-Proof, it shows that it is they who decide, until it ends. Nobody else can use it.',
  ),
);

/** Whoever is in proves once more who they are, where a policy asks that of whoever decides. */
@Controller('proof')
export class ProofController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordProofs,
    private readonly settings: Settings,
  ) {}

  @Post()
  @SecretSent('password')
  @ShownOnce('proof')
  @Describe({
    summary: 'Proves by the password who one is, for decisions that ask for it',
    description:
      'Good for five minutes, and for all that one decides in them. Whoever has signed in by a browser needs to send nothing ' +
      'along: their session knows.',
    returns: proofSchema,
    problems: [403],
  })
  async prove(
    @Body() { password }: ProofRequest,
    @AskedBy() { actor, key }: Asked,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const { session } = request;
    const proved = await this.passwords.prove(actor.id, password, cameFrom(request, this.settings));
    const at = new Date(proved.at);
    const { plain, endsAt } = await this.dataSource.transaction(async (manager) => {
      if (session) await proveAgain(manager, session.id, { kind: 'password' }, at);
      return keepProved(manager, actor.id, proved, stableId(actor.id, key, 'proof'));
    });
    return { proof: plain, how: proved.how, at: at.toISOString(), endsAt: endsAt.toISOString() };
  }
}
