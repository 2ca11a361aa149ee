import { Button, Group, MultiSelect, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import type { Allowed } from './allowed.js';
import { RepeatFields } from './common-fields.js';
import { People, Rotas } from './many.js';
import { SpanField } from '../../components/span-field.js';
import { withField, type Level } from './written.js';

interface Props {
  name: string;
  level: Level;
  allowed: Allowed;
  /** What is wrong below this level: `after`, `repeat.every`; empty: with all of it. */
  wrong: (path: string) => string | null;
  write: (level: Level) => void;
  /** The time of it was written. */
  settle: () => void;
  remove: () => void;
}

/** The same as the point on the line, in fields: when exactly, who is told, how, and how often again. */
export function LevelFields({ name, level, allowed, wrong, write, settle, remove }: Props): ReactElement {
  const t = useTexts();
  const all = wrong('');
  return (
    <Paper withBorder p="sm" component="fieldset" aria-label={name} m={0}>
      <Group justify="space-between" mb="xs">
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          aria-label={t('policy.edit.removeThis', { name })}
          onClick={remove}
        >
          {t('policy.edit.remove')}
        </Button>
      </Group>
      <Stack gap="xs">
        <SpanField
          label={t('policy.edit.after')}
          value={level.after}
          write={(after) => write({ ...level, after })}
          left={settle}
          error={wrong('after')}
          after={t('policy.edit.afterDue')}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
          <MultiSelect
            label={t('policy.edit.roles')}
            value={level.roles}
            error={wrong('roles')}
            onChange={(roles) => write({ ...level, roles: roles })}
            data={allowed.roles.map((value) => ({ value, label: t(`policy.role.${value}`) }))}
          />
          <MultiSelect
            label={t('policy.edit.channels')}
            value={level.channels}
            error={wrong('channels')}
            onChange={(channels) => write({ ...level, channels: channels })}
            data={allowed.channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
          />
          <People
            label={t('policy.edit.people')}
            value={level.people}
            error={wrong('people')}
            write={(people) => write({ ...level, people })}
          />
          <Rotas
            label={t('policy.edit.duty')}
            value={level.duty ?? []}
            error={wrong('duty')}
            write={(duty) => write(withField(level, 'duty', duty.length === 0 ? undefined : duty))}
          />
        </SimpleGrid>
        <RepeatFields
          repeat={level.repeat}
          bounds={allowed.repeats}
          wrong={wrong}
          write={(repeat) => write(withField(level, 'repeat', repeat))}
        />
        {all !== null && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {all}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
