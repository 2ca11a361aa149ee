import { List, Stack, Table, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { Facts } from '../../components/facts.js';
import { Part } from '../../components/part.js';
import { useTexts } from '../../lib/texts.js';
import { useTemplateWords, type TemplateBody } from './words.js';

/** What a version of a template says: its phases with their items, what is asked for, and the policies that it names. */
export function Body({ body }: { body: TemplateBody }): ReactElement {
  const t = useTexts();
  const { when } = useTemplateWords();
  return (
    <Stack gap="md">
      <Part title={t('template.phases')}>
        <Stack gap="md">
          {body.phases.map(({ name, target }) => (
            <section key={name} aria-label={name}>
              <Title order={3}>{name}</Title>
              <Text size="sm" c="dimmed">
                {target ? t('template.target', { when: when(target) }) : t('template.noTarget')}
              </Text>
              <Items phase={name} items={body.items.filter(({ phase }) => phase === name)} />
            </section>
          ))}
        </Stack>
      </Part>
      <Part title={t('template.parameters')}>
        <Parameters parameters={body.parameters} />
      </Part>
      <Part title={t('template.policies')}>
        <Policies policies={body.policies} />
      </Part>
    </Stack>
  );
}

function Items({ phase, items }: { phase: string; items: TemplateBody['items'] }): ReactElement {
  const t = useTexts();
  const { who, when } = useTemplateWords();
  if (items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('template.noItems')}
      </Text>
    );
  return (
    <Table.ScrollContainer minWidth={420} type="native" tabIndex={0}>
      <Table aria-label={phase}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('template.item')}</Table.Th>
            <Table.Th>{t('template.owner')}</Table.Th>
            <Table.Th>{t('template.due')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(({ key, title, owner, due, severity, dependsOn = [] }) => (
            <Table.Tr key={key}>
              <Table.Td>
                <span className="key">{key}</span> {title}
                <Text size="xs" c="dimmed">
                  {[severity, dependsOn.length > 0 ? t('template.waitsFor', { keys: dependsOn.join(', ') }) : null]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td>{who(owner)}</Table.Td>
              <Table.Td>{when(due)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Parameters({ parameters }: { parameters: TemplateBody['parameters'] }): ReactElement {
  const t = useTexts();
  if (parameters.length === 0) return <Text size="sm">{t('template.noParameters')}</Text>;
  return (
    <List size="sm">
      {parameters.map(({ name, kind, required, default: usual, description }) => (
        <List.Item key={name}>
          <strong>{name}</strong>: {t(`template.kinds.${kind}` as never, kind)}
          {usual ? `, ${t('template.usually', { value: usual })}` : required !== false && `, ${t('template.needed')}`}
          {description !== undefined && ` · ${description}`}
        </List.Item>
      ))}
    </List>
  );
}

function Policies({ policies = {} }: { policies: TemplateBody['policies'] }): ReactElement {
  const t = useTexts();
  const named = Object.entries(policies);
  if (named.length === 0) return <Text size="sm">{t('template.noPolicies')}</Text>;
  return (
    <Facts facts={named.map(([use, name]) => [t(`template.policyOf.${use}` as never, use) as string, name] as const)} />
  );
}
