import { Button, Checkbox, Group, Menu, MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { PersonPicker } from '../../components/person-picker.js';
import { fileUrl } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { programs } from './queries.js';
import { columns, exportQuery, groups, usualColumns, type Group as Grouping, type ItemSearch } from './search.js';

const states = ['draft', 'open', 'in_progress', 'on_hold', 'submitted', 'done', 'cancelled'] as const;

interface Props {
  search: ItemSearch;
  change: (search: ItemSearch) => void;
}

/** What the list is narrowed by, how it looks, and a file of what is seen. All of it goes into the address. */
export function Filters({ search, change }: Props): ReactElement {
  const t = useTexts();
  const found = useQuery(programs).data?.items ?? [];
  return (
    <Group gap="sm" align="end" mb="sm" component="search">
      <Words key={search.q ?? ''} text={search.q ?? ''} find={(q) => change({ ...search, q })} />
      <NativeSelect
        label={t('list.program')}
        value={search.program ?? ''}
        onChange={(event) => change({ ...search, program: event.currentTarget.value })}
        data={[{ value: '', label: t('list.all') }, ...found.map(({ id, name }) => ({ value: id, label: name }))]}
        maw="14rem"
      />
      <MultiSelect
        label={t('list.status')}
        data={states.map((value) => ({ value, label: t(`status.${value}`) }))}
        value={(search.status ?? '').split(',').filter(Boolean)}
        onChange={(chosen) => change({ ...search, status: chosen.join(',') })}
        clearable
        miw="11rem"
        maw="18rem"
      />
      <PersonPicker
        label={t('list.owner')}
        value={search.owner ?? null}
        onChange={(owner) => change({ ...search, owner: owner ?? '' })}
      />
      <Checkbox
        label={t('list.overdue')}
        checked={search.overdue ?? false}
        onChange={({ currentTarget: { checked } }) => {
          const { overdue: _overdue, ...rest } = search;
          change(checked ? { ...rest, overdue: true } : rest);
        }}
        pb={6}
      />
      {(search.policyVersionId !== undefined || search.beforePolicyVersionId !== undefined) && (
        <Button
          variant="light"
          onClick={() => {
            const { policyVersionId: _by, beforePolicyVersionId: _before, replan: _replan, ...rest } = search;
            change(rest);
          }}
        >
          {t(search.policyVersionId === undefined ? 'list.beforeVersion' : 'list.ofVersion')}
        </Button>
      )}
      <NativeSelect
        label={t('list.group')}
        value={search.group ?? ''}
        onChange={({ currentTarget: { value } }) => {
          const { group: _group, ...rest } = search;
          change(value === '' ? rest : { ...rest, group: value as Grouping });
        }}
        data={[
          { value: '', label: t('list.ungrouped') },
          ...groups.map((value) => ({ value, label: t(`list.${value}`) })),
        ]}
      />
      <Menu closeOnItemClick={false}>
        <Menu.Target>
          <Button variant="default">{t('list.columns')}</Button>
        </Menu.Target>
        <Menu.Dropdown p="xs">
          <Checkbox.Group
            aria-label={t('list.columns')}
            value={[...(search.columns ?? usualColumns)]}
            onChange={(chosen) => change({ ...search, columns: columns.filter((each) => chosen.includes(each)) })}
          >
            {columns.map((each) => (
              <Checkbox key={each} value={each} label={t(`list.${each}`)} py={3} />
            ))}
          </Checkbox.Group>
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="default"
        component="a"
        href={fileUrl(`/exports/action-items?${exportQuery(search, 'xlsx')}`)}
        download
      >
        {t('list.export')}
      </Button>
    </Group>
  );
}

/** Looked for when one stops typing it: Enter, or leaving the field. */
function Words({ text, find }: { text: string; find: (q: string) => void }): ReactElement {
  const t = useTexts();
  const [typed, type] = useState(text);
  const done = (): void => {
    if (typed.trim() !== text) find(typed.trim());
  };
  return (
    <TextInput
      type="search"
      label={t('list.q')}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={(event) => event.key === 'Enter' && done()}
    />
  );
}
