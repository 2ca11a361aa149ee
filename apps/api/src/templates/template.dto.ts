import { Flag, Id, JsonObject, Text, Whole, Zone } from '../openapi/fields.js';
import { PageQuery } from '../paging/page.query.js';

const mostBody = 800_000;
const bodyText = 'Parameters, phases and items with relative dates and roles; see docs/templates.md.';

export class NewTemplate {
  @Text({ max: 200 })
  name!: string;

  @Text({ max: 2000, min: 0, optional: true })
  description?: string;

  @JsonObject({ max: mostBody, description: bodyText })
  body!: Record<string, unknown>;
}

export class TemplateDraft {
  @Text({ max: 200, optional: true })
  name?: string;

  @Text({ max: 2000, min: 0, optional: true })
  description?: string;

  @JsonObject({ max: mostBody, description: bodyText })
  body!: Record<string, unknown>;
}

export class ProgramTemplate {
  @Text({ max: 200, description: 'The name of the new template.' })
  name!: string;

  @Text({ max: 2000, min: 0, optional: true })
  description?: string;
}

export class LaunchPreview {
  @Whole({ min: 1, max: 1_000_000, optional: true, description: 'The newest that is published where none is said.' })
  version?: number;

  @Text({ max: 300, optional: true, description: 'May have placeholders such as {{market}}.' })
  name?: string;

  @JsonObject({
    max: 100_000,
    optional: true,
    description: 'Values by name, all of them texts. `start` is today where nothing is said.',
  })
  parameters?: Record<string, unknown>;

  @Id({ optional: true, description: 'Program manager; who asks, where nobody is named.' })
  managerId?: string;

  @Id({ optional: true, nullable: true })
  domainLeadId?: string | null;

  @Zone({ optional: true })
  timeZone?: string;
}

export class DraftPreview {
  @JsonObject({ max: mostBody, description: bodyText })
  body!: Record<string, unknown>;

  @Text({ max: 300, optional: true, description: 'May have placeholders such as {{market}}.' })
  name?: string;

  @JsonObject({
    max: 100_000,
    optional: true,
    description: 'Values by name, all of them texts. `start` is today where nothing is said.',
  })
  parameters?: Record<string, unknown>;

  @Id({ optional: true, description: 'Program manager; who asks, where nobody is named.' })
  managerId?: string;

  @Id({ optional: true, nullable: true })
  domainLeadId?: string | null;

  @Zone({ optional: true })
  timeZone?: string;
}

export class TemplateLaunch extends LaunchPreview {
  @Text({ max: 300, description: 'The name of the program; may have placeholders such as {{market}}.' })
  declare name: string;

  @Flag({ optional: true, description: 'Launch it at once; otherwise it is a draft.' })
  activate?: boolean;

  @Text({
    max: 64,
    optional: true,
    description: 'Of the preview: where it would make something else by now, it is refused.',
  })
  digest?: string;
}

export class TemplateQuery extends PageQuery {
  @Text({ max: 200, optional: true, description: 'Part of the name.' })
  q?: string;
}

export class TemplateRehearsal extends LaunchPreview {
  @Whole({ min: 1, max: 366, optional: true, description: 'How many days from now are played. Default 90.' })
  days?: number;
}
