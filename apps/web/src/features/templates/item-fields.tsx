import { Button, Group, MultiSelect, Paper, Select, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { PersonPicker } from '../../components/person-picker.js';
import { useTexts } from '../../lib/texts.js';
import type { Allowed } from './allowed.js';
import { AttributeFields } from './attribute-fields.js';
import { DateFields } from './date-fields.js';
import { ofItems, PolicyFields } from './policy-fields.js';
import { useTemplateWords, type TemplateBody } from './words.js';
import { ownerBy, wayOf, type Item } from './written.js';

interface Props {
  body: TemplateBody;
  item: Item;
  allowed: Allowed;
  wrong: (path: string, below?: boolean) => string | null;
  write: (item: Item) => void;
  close: () => void;
}

/** One item of a template. What it has no field for stays as it is. */
export function ItemFields({ body, item, allowed, wrong, write, close }: Props): ReactElement {
  const t = useTexts();
  const others = body.items.filter(({ key }) => key !== item.key);
  return (
    <Paper withBorder p="sm" role="group" aria-label={t('template.edit.itemOf', { key: item.key })}>
      <Stack gap="sm">
        <Group gap="xs" align="start">
          <TextInput
            label={t('template.key')}
            description={t('template.edit.keyHint')}
            w={190}
            required
            maxLength={allowed.long.key}
            value={item.key}
            error={wrong('key')}
            onChange={({ currentTarget }) => write({ ...item, key: currentTarget.value })}
          />
          <TextInput
            label={t('template.edit.itemTitle')}
            description={t('template.edit.textHint', { example: '{{market}}' })}
            flex={1}
            miw={220}
            required
            data-autofocus
            maxLength={allowed.long.title}
            value={item.title}
            error={wrong('title')}
            onChange={({ currentTarget }) => write({ ...item, title: currentTarget.value })}
          />
        </Group>
        <Textarea
          label={t('template.edit.description')}
          autosize
          maxRows={12}
          maxLength={allowed.long.description}
          value={item.description ?? ''}
          error={wrong('description')}
          onChange={({ currentTarget }) => {
            const { description: _before, ...rest } = item;
            write(currentTarget.value === '' ? rest : { ...rest, description: currentTarget.value });
          }}
        />
        <OwnerFields body={body} item={item} allowed={allowed} wrong={wrong} write={write} />
        <DateFields
          label={t('template.due')}
          date={item.due}
          allowed={allowed}
          bases={allowed.bases}
          wrong={(path) => wrong(path === '' ? 'due' : `due.${path}`)}
          write={(due) => write({ ...item, due })}
        />
        <Group gap="xs" align="start">
          <Select
            label={t('template.edit.phase')}
            w={190}
            allowDeselect={false}
            value={item.phase}
            error={wrong('phase')}
            onChange={(phase) => write({ ...item, phase: phase ?? item.phase })}
            data={[...new Set(body.phases.map(({ name }) => name))]}
          />
          <MultiSelect
            label={t('template.edit.dependsOn')}
            flex={1}
            miw={220}
            searchable
            maxValues={allowed.most.dependencies}
            value={item.dependsOn ?? []}
            error={wrong('dependsOn', true)}
            onChange={(keys) => {
              const { dependsOn: _before, ...rest } = item;
              write(keys.length === 0 ? rest : { ...rest, dependsOn: keys });
            }}
            data={[
              ...new Map(others.map(({ key, title }) => [key, { value: key, label: `${key} ${title}` }])).values(),
            ]}
          />
        </Group>
        <Group gap="xs" align="start">
          <TextInput
            label={t('template.edit.severity')}
            w={190}
            maxLength={allowed.long.severity}
            value={item.severity ?? ''}
            error={wrong('severity')}
            onChange={({ currentTarget }) => write({ ...item, severity: currentTarget.value || null })}
          />
          <TagsInput
            label={t('template.edit.tags')}
            flex={1}
            miw={220}
            value={item.tags ?? []}
            error={wrong('tags', true)}
            onChange={(tags) => write({ ...item, tags })}
          />
        </Group>
        <AttributeFields
          attributes={item.attributes ?? {}}
          wrong={(path, below) => wrong(path === '' ? 'attributes' : `attributes.${path}`, below)}
          write={(attributes) => {
            const { attributes: _before, ...rest } = item;
            write(Object.keys(attributes).length === 0 ? rest : { ...rest, attributes });
          }}
        />
        <PolicyFields
          uses={ofItems}
          policies={item.policies}
          wrong={(use) => wrong(`policies.${use}`)}
          write={(policies) => {
            const { policies: _before, ...rest } = item;
            write(policies === undefined ? rest : { ...rest, policies });
          }}
        />
        <div>
          <Button variant="default" onClick={close}>
            {t('template.edit.closeItem')}
          </Button>
        </div>
      </Stack>
    </Paper>
  );
}

/** Who is found at the launch: a part, who is named then, or a person. */
function OwnerFields({ body, item, allowed, wrong, write }: Omit<Props, 'close'>): ReactElement {
  const t = useTexts();
  const { who } = useTemplateWords();
  const { owner } = item;
  const people = body.parameters.flatMap(({ name, kind }) => (kind === 'person' && name !== '' ? [name] : []));
  const somebody = [
    ...allowed.roles.map((role) => `role:${role}`),
    ...people.map((name) => `parameter:${name}`),
    'person',
  ];
  const ways = [...new Set([...somebody, ...somebody.map((way) => `managerOf:${way}`), wayOf(owner)])];
  const person = owner.managerOf?.person ?? owner.person;
  return (
    <Group gap="xs" align="start">
      <Select
        label={t('template.owner')}
        w={300}
        allowDeselect={false}
        searchable
        value={wayOf(owner)}
        error={wrong('owner', true)}
        onChange={(way) => write({ ...item, owner: ownerBy(way ?? '', owner) })}
        data={ways.map((value) => ({ value, label: who(ownerBy(value, {})) }))}
      />
      {person !== undefined && (
        <PersonPicker
          label={t('template.personOwner')}
          value={person || null}
          onChange={(id) =>
            write({ ...item, owner: owner.managerOf ? { managerOf: { person: id ?? '' } } : { person: id ?? '' } })
          }
        />
      )}
    </Group>
  );
}
