import { Button, Group, Menu, Paper, Text } from '@mantine/core';
import { useMemo, useState, type ReactElement } from 'react';
import { actKeys, useCommands } from '../../lib/shortcuts.js';
import { useTexts } from '../../lib/texts.js';
import { ActForm } from './act-form.js';
import { acts, actsFor, type Act, type ActName, type ItemToAct } from './acts.js';

interface Props {
  item: ItemToAct;
  /** After something was done, e.g. to go to the next. */
  done?: () => void;
}

/** What one may do to an action item, and the form of what one has chosen. The first three have a key each. */
export function ItemActs({ item, done }: Props): ReactElement {
  const t = useTexts();
  const [chosen, choose] = useState<ActName | null>(null);
  const possible = useMemo(() => actsFor(item), [item]);
  const known: (name: ActName) => Act = (name) => acts[name];
  const [primary, more] = useMemo(() => {
    const isPrimary = (name: ActName): boolean => (acts[name] as Act).primary === true;
    return [possible.filter(isPrimary), possible.filter((name) => !isPrimary(name))];
  }, [possible]);
  useCommands(
    useMemo(
      () =>
        [...primary, ...more].map((name, index) => ({
          id: `item/${name}`,
          label: t(`act.${name}`),
          group: `${item.key} ${item.title}`,
          ...(actKeys[index] === undefined ? {} : { key: actKeys[index] }),
          run: () => choose(name),
        })),
      [primary, more, item.key, item.title, t],
    ),
  );
  if (possible.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {waits(item) === '' ? t('act.none') : t('act.waits', { who: waits(item) })}
      </Text>
    );
  if (chosen !== null && possible.includes(chosen))
    return (
      <Paper withBorder p="sm">
        <ActForm
          key={`${item.id}/${chosen}`}
          item={item}
          name={chosen}
          cancel={() => choose(null)}
          done={() => {
            choose(null);
            if (known(chosen).stays !== true) done?.();
          }}
        />
      </Paper>
    );
  return (
    <Group gap="xs">
      {primary.map((name, index) => (
        <Button key={name} variant={index === 0 ? 'filled' : 'default'} onClick={() => choose(name)}>
          {t(`act.${name}`)}
        </Button>
      ))}
      {more.length > 0 && (
        <Menu>
          <Menu.Target>
            <Button variant="default">{t('act.more')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {more.map((name) => (
              <Menu.Item key={name} color={known(name).grave ? 'red' : undefined} onClick={() => choose(name)}>
                {t(`act.${name}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}

/** Whose turn it is. */
function waits(item: ItemToAct): string {
  const asked = [item.signOff?.waitingFor, item.pendingExtension?.waitingFor].flatMap((each) => each ?? []);
  return [...new Set(asked.map(({ name }) => name))].join(', ');
}
