import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { instanceToPlain } from 'class-transformer';
import { DataSource } from 'typeorm';
import { loadMessageSettings } from '../../../../database/notifications/message-settings.js';
import { loadPreferences, savePreferences } from '../../../../database/notifications/preferences.js';
import { recordedKeys, saveEvents } from '../../../../database/trail/events.js';
import { pushChannels } from '../../../../domain/notification/channels.js';
import { messageGroups } from '../../../../domain/notification/groups.js';
import { checkPreferences, choiceFor, type Preferences } from '../../../../domain/notification/preferences.js';
import { Refusal } from '../../../../domain/refusal.js';
import { mayManageMessagesOf } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, versionAsked, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { choice, integer, list, mapOf, nullable, object, text, versioned } from '../openapi/json-schema.js';
import { choiceSchema } from './choice-schema.js';
import { findPerson } from '../../../../database/people/people.js';
import { invalidRequest } from '../problems/problem.js';
import { PreferencesBody } from './preferences.dto.js';

const preferencesSchema = versioned(
  'MessagePreferences',
  object(
    {
      groups: mapOf(choiceSchema),
      quietHours: nullable(object({ from: text, to: text })),
      digest: object({ at: text, channels: list(choice(pushChannels)) }),
      effective: mapOf(choiceSchema),
      version: integer,
    },
    '`groups` is what was chosen; `effective` what holds for every group, within what administrators allow.',
  ),
);

/** What reaches a person, how and when. */
@Controller('people/:id/preferences')
export class PreferencesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({ summary: 'What reaches a person, how and when', returns: preferencesSchema, problems: [403] })
  async get(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<object> {
    await this.allowed(id, actor);
    return this.answer(id);
  }

  @Put()
  @Describe({
    summary: 'Chooses what reaches a person, how and when',
    returns: preferencesSchema,
    problems: [403, 412],
  })
  async put(@Param('id') id: string, @Body() body: PreferencesBody, @AskedBy() asked: Asked): Promise<object> {
    await this.allowed(id, asked.actor);
    const preferences = instanceToPlain(body) as Preferences;
    const key = `person/${id}#preferences:${asked.actor.id}:${asked.key}`;
    await this.dataSource.transaction(async (manager) => {
      if ((await recordedKeys(manager, [key])).has(key)) return;
      const { settings } = await loadMessageSettings(manager);
      const problems = checkPreferences(preferences, settings);
      if (problems.length > 0) throw invalidRequest(problems);
      const before = await loadPreferences(manager, id);
      const read = versionAsked(asked, before.version) ?? null;
      const version = await savePreferences(manager, id, preferences, read);
      if (version === null)
        throw new Refusal('version-mismatch', 'The preferences were changed in the meantime. Read them again.');
      const type = 'person.preferences_changed';
      await saveEvents(manager, [
        {
          subjectKind: 'person',
          subjectId: id,
          programId: null,
          event: {
            key,
            type,
            at: Date.now(),
            actorId: asked.actor.id,
            version,
            data: { preferences },
          },
        },
      ]);
    });
    return this.answer(id);
  }

  private async allowed(id: string, actor: Actor): Promise<void> {
    mayManageMessagesOf(actor, id);
    await findPerson(this.dataSource.manager, id);
  }

  private async answer(id: string): Promise<object> {
    const { preferences, version } = await loadPreferences(this.dataSource.manager, id);
    const { settings } = await loadMessageSettings(this.dataSource.manager);
    const effective = Object.fromEntries(
      messageGroups.map((group) => [group, choiceFor(group, preferences, settings)]),
    );
    return { ...preferences, effective, version };
  }
}
