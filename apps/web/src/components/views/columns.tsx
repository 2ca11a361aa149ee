import { Button, Checkbox, Menu } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useShown } from '../../lib/columns.js';
import { useTexts } from '../../lib/texts.js';

/** A column, as far as it is chosen by its name. */
export interface Named {
  id: string;
  title: string;
}

/** Which columns a table has. They stand in the address, and go into a view with it. */
export function ColumnChoice({ columns }: { columns: readonly Named[] }): ReactElement {
  const t = useTexts();
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const shown = useShown(columns).map(({ id }) => id);
  const change = (chosen: readonly string[]): void => {
    const asked = columns.filter(({ id }, place) => place === 0 || chosen.includes(id)).map(({ id }) => id);
    const next = asked.length === columns.length ? undefined : asked.join(',');
    void navigate({ to: '.', search: { ...search, columns: next }, replace: true });
  };
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="default">{t('views.columns')}</Button>
      </Menu.Target>
      <Menu.Dropdown p="xs">
        <Checkbox.Group aria-label={t('views.columns')} value={shown} onChange={change}>
          {columns.slice(1).map(({ id, title }) => (
            <Checkbox key={id} value={id} label={title} py={3} />
          ))}
        </Checkbox.Group>
      </Menu.Dropdown>
    </Menu>
  );
}
