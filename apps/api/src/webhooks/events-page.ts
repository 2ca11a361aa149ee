import { kindWords } from '../../../../domain/notification/kinds.js';
import { eventShapes } from '../../../../domain/webhook/event-types.js';
import { besides, object } from '../../../../domain/webhook/events/field.js';
import { payloadOf } from '../../../../domain/webhook/payload.js';

const head = `# Events of outgoing webhooks

Every type of event that the [audit trail](messages.md#outgoing-webhooks) records, and so what a webhook can ask for: what
happened, and the \`data\` of it. The whole body is \`{"type", "timestamp", "data": {…the audit event…}}\`:

\`\`\`json
${JSON.stringify(payloadOf('item.escalated').example, null, 2)}
\`\`\`

The same stands in \`/openapi.json\` under \`webhooks\`, as JSON Schema, so that types can be generated from it. Fields are
added in time: take what you do not know for no fault. What an older version has recorded may lack a field that was added
since; \`replay\` sends it as it was written.

Below, an example of \`data\` for each, with all that is always there. Instants in it are milliseconds since
1970-01-01T00:00Z, spans are ISO 8601. What a stand-in did has \`for\` besides: the absent person, \`{"id", "name"}\`. What
was done with a token that somebody else had made for its holder has \`tokenMadeBy\`: who that was. Who was told or
asked stands with the part they were found by, a stand-in with \`for\`, too.

`;

const titles: Record<string, string> = {
  ...Object.fromEntries(Object.entries(kindWords).map(([kind, { title }]) => [kind, title])),
  item: 'Action items',
  program: 'Programs',
  phase: 'Phases and tollgates',
  bulk: 'Many items at once',
  delegation: 'Stand-ins',
  import: 'Spreadsheets',
  calendar: 'Calendars',
  maintenance: 'Maintenance windows',
  message_settings: 'Messages',
  severity_matrix: 'The severity matrix',
  finding_limits: 'The limits of findings',
  cause_taxonomy: 'The taxonomy of causes',
  metric: 'Metrics',
  policy: 'Policies',
  role: 'Roles',
  rota: 'Rotas',
  team: 'Teams',
  template: 'Templates',
  channel: 'Servers that take messages',
  command_key: 'Keys of commands',
  delivery: 'Messages on their way',
  person: 'People',
  record: 'Any record',
  webhook: 'Outgoing webhooks',
};

/** docs/webhook-events.md: made of the shapes. */
export function eventsPage(): string {
  const kinds = Map.groupBy(Object.entries(eventShapes), ([type]) => type.slice(0, type.indexOf('.')));
  const sections = [...kinds].map(([kind, events]) => {
    const entries = events.map(([type, { says }]) => `### ${type}\n\n${says}.\n\n${example(type)}`);
    return `## ${titles[kind] ?? kind}\n\n${entries.join('\n\n')}`;
  });
  return `${head}${sections.join('\n\n')}\n`;
}

function example(type: string): string {
  const fields = eventShapes[type]?.fields ?? {};
  const { for: _stoodIn, ...more } = besides(fields);
  const also = Object.keys(more).length === 0 ? [] : ['Where it applies, also:', block(more)];
  return [block(object(fields).example), ...also].join('\n\n');
}

const block = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
