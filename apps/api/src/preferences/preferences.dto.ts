import { pushChannels, type PushChannel } from '../../../../domain/notification/channels.js';
import { Choice, Choices, Flag, Nested, TimeOfDay } from '../openapi/fields.js';

const whens = ['immediate', 'digest'] as const;

class ChoiceBody {
  @Choices(pushChannels, {
    nullable: true,
    description: 'Null: those that the policy names. An empty list: the inbox only.',
  })
  channels!: PushChannel[] | null;

  @Choice(whens)
  when!: (typeof whens)[number];
}

class GroupChoices {
  @Nested(() => ChoiceBody, { optional: true })
  escalations?: ChoiceBody;

  @Nested(() => ChoiceBody, { optional: true })
  reminders?: ChoiceBody;

  @Nested(() => ChoiceBody, { optional: true })
  decisions?: ChoiceBody;

  @Nested(() => ChoiceBody, { optional: true })
  own_work?: ChoiceBody;

  @Nested(() => ChoiceBody, { optional: true })
  program_news?: ChoiceBody;
}

class QuietHoursBody {
  @TimeOfDay()
  from!: string;

  @TimeOfDay()
  to!: string;
}

class DigestBody {
  @TimeOfDay({ description: 'Local time from which it is sent.' })
  at!: string;

  @Choices(pushChannels)
  channels!: PushChannel[];
}

export class PreferencesBody {
  @Nested(() => GroupChoices)
  groups!: GroupChoices;

  @Nested(() => QuietHoursBody, { nullable: true })
  quietHours!: QuietHoursBody | null;

  @Nested(() => DigestBody)
  digest!: DigestBody;
}

class ChannelFlags {
  @Flag()
  email!: boolean;

  @Flag()
  lark!: boolean;

  @Flag()
  slack!: boolean;

  @Flag()
  teams!: boolean;
}

class GroupRuleBody {
  @Flag({ description: 'Whether people may have these in the inbox only.' })
  maySwitchOff!: boolean;

  @Flag({ description: 'Whether people may have these once a morning.' })
  mayDigest!: boolean;

  @Nested(() => ChoiceBody, { description: 'What holds for whoever has not chosen.' })
  standard!: ChoiceBody;
}

class GroupRules {
  @Nested(() => GroupRuleBody)
  escalations!: GroupRuleBody;

  @Nested(() => GroupRuleBody)
  reminders!: GroupRuleBody;

  @Nested(() => GroupRuleBody)
  decisions!: GroupRuleBody;

  @Nested(() => GroupRuleBody)
  own_work!: GroupRuleBody;

  @Nested(() => GroupRuleBody)
  program_news!: GroupRuleBody;
}

export class MessageSettingsBody {
  @Nested(() => ChannelFlags)
  channels!: ChannelFlags;

  @Nested(() => GroupRules)
  groups!: GroupRules;
}
