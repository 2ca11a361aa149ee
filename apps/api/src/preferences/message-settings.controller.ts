import { Body, Controller, Get, Put } from '@nestjs/common';
import { instanceToPlain } from 'class-transformer';
import { DataSource } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import { loadMessageSettings, saveMessageSettings } from '../../../../database/notifications/message-settings.js';
import { saveEvents } from '../../../../database/trail/events.js';
import { checkSettings, type MessageSettings } from '../../../../domain/notification/settings.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayAdminister } from '../../../../domain/access/access.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { flag, integer, mapOf, object, versioned } from '../openapi/json-schema.js';
import { choiceSchema } from './choice-schema.js';
import { invalidRequest } from '../problems/problem.js';
import { MessageSettingsBody } from './preferences.dto.js';

const ruleSchema = object({
  maySwitchOff: flag,
  mayDigest: flag,
  standard: choiceSchema,
});

const settingsSchema = versioned(
  'MessageSettings',
  object(
    { channels: mapOf(flag), groups: mapOf(ruleSchema), mailServer: flag, version: integer },
    '`mailServer`: whether this installation has one; without it `email` reaches nobody.',
  ),
);

/** Which channels there are, and what people may change about their messages. */
@Controller('message-settings')
export class MessageSettingsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
  ) {}

  @Get()
  @Describe({ summary: 'Which channels there are, and what people may change', returns: settingsSchema })
  async get(): Promise<object> {
    const { settings, version } = await loadMessageSettings(this.dataSource.manager);
    return { ...settings, mailServer: this.settings.smtpUrl !== null, version };
  }

  @Put()
  @Describe({
    summary: 'Says which channels there are, and what people may change',
    returns: settingsSchema,
    problems: [403, 412, 428],
  })
  async put(@Body() body: MessageSettingsBody, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const { version } = await loadMessageSettings(this.dataSource.manager);
    const read = requireVersion(asked, version);
    const settings = instanceToPlain(body) as MessageSettings;
    const problems = checkSettings(settings);
    if (problems.length > 0) throw invalidRequest(problems);
    await this.dataSource.transaction(async (manager) => {
      if (!(await saveMessageSettings(manager, settings, read)))
        throw new Refusal('version-mismatch', 'The settings were changed in the meantime. Read them again.');
      const subjectId = stableId('message-settings');
      await saveEvents(manager, [
        {
          subjectKind: 'message_settings',
          subjectId,
          programId: null,
          event: {
            key: `message-settings#v${read + 1}`,
            type: 'message_settings.changed',
            at: Date.now(),
            actorId: asked.actor.id,
            version: read + 1,
            data: { settings },
          },
        },
      ]);
    });
    return this.get();
  }
}
