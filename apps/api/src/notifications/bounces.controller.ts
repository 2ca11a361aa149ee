import { Body, Controller, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { installationKey } from '../../../../config/installation-key.js';
import { Settings } from '../../../../config/settings.js';
import { recordBounce } from '../../../../database/notifications/bounces.js';
import { cut } from '../../../../domain/text/cut.js';
import { Refusal } from '../../../../domain/refusal.js';
import { mayAdminister } from '../../../../domain/access/access.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { Text } from '../openapi/fields.js';
import { nullable, object, text, uuid } from '../openapi/json-schema.js';
import { readBounce } from './read-bounce.js';

/** A report with the mail it speaks of, which servers may cut. */
const longestReport = 500_000;

class BouncedMail {
  @Text({ max: longestReport, description: 'The mail that came back, whole, with its headers.' })
  message!: string;

  @Text({ max: 320, optional: true, description: 'The address to which it came, where its headers do not say.' })
  recipient?: string;
}

/** Mails that were taken and came back later. */
@Controller('deliveries/bounced')
export class BouncesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
  ) {}

  @Post()
  @Describe({
    summary: 'Takes a mail that came back (RFC 3464), and counts what it speaks of as undeliverable',
    description:
      'Whatever takes mail for BOUNCE_ADDRESS hands it over here. `undeliverable`: it failed, and counts so; `noted`: it is ' +
      'only late, or it is no report, such as the answer of somebody who is away; `known`: it was counted before.',
    returns: object({ outcome: text, deliveryId: nullable(uuid), action: nullable(text) }),
    problems: [403],
  })
  async take(@Body() { message, recipient }: BouncedMail, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const report = await readBounce(installationKey(this.settings, 'return-addresses'), message, recipient);
    const { deliveryId, action, status, diagnostic } = report;
    if (deliveryId === null)
      throw new Refusal(
        'invalid-command',
        'It did not come to a return address of this installation. Hand over mails to BOUNCE_ADDRESS, whole, or say recipient.',
      );
    if (action !== 'failed') return { outcome: 'noted', deliveryId, action };
    const answer = cut([diagnostic.includes(status) ? '' : status, diagnostic].join(' ').trim(), 500);
    const fault = /^5\.(3\.4|6\.)/.test(status) ? 'message' : 'address';
    const counted = await this.dataSource.transaction((manager) =>
      recordBounce(manager, { deliveryId, answer, fault, actorId: asked.actor.id }),
    );
    return { outcome: counted ? 'undeliverable' : 'known', deliveryId, action };
  }
}
