import { Button, Group, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, type ReactElement } from 'react';
import { useNeighbours, type RecordRef } from '../../lib/record-list.js';
import { useCommands } from '../../lib/shortcuts.js';
import { useTexts } from '../../lib/texts.js';

export interface Stepping {
  neighbours: ReturnType<typeof useNeighbours>;
  /** To the next one, after something was done here; where there is none they stay. */
  goOn: () => void;
  to: (record: RecordRef | undefined) => void;
  back: () => void;
}

/** J and K go through the list that one came from, whatever kinds of records it has; U goes back to it. */
export function useStepping({ at, called }: { at: RecordRef; called: string }): Stepping {
  const t = useTexts();
  const neighbours = useNeighbours(at);
  const navigate = useNavigate();
  const stepping = useMemo(() => {
    const to = (record: RecordRef | undefined): void => {
      if (record !== undefined) void navigate({ href: record });
    };
    const back = (): void => {
      if (neighbours !== null) void navigate({ href: neighbours.back });
    };
    return { neighbours, to, back, goOn: () => to(neighbours?.next) };
  }, [neighbours, navigate]);
  useCommands(
    useMemo(() => {
      if (stepping.neighbours === null) return [];
      const { next, previous } = stepping.neighbours;
      return [
        { id: 'record/next', label: t('work.next'), group: called, key: 'j', run: () => stepping.to(next) },
        { id: 'record/previous', label: t('work.previous'), group: called, key: 'k', run: () => stepping.to(previous) },
        { id: 'record/back', label: t('items.back'), group: called, key: 'u', run: stepping.back },
      ];
    }, [stepping, called, t]),
  );
  return stepping;
}

/** Where one is in the list that one came from, and the ways on and back. */
export function Steps({ stepping: { neighbours, to, back } }: { stepping: Stepping }): ReactElement | null {
  const t = useTexts();
  if (neighbours === null) return null;
  const { previous, next, number, total } = neighbours;
  return (
    <Group gap={4}>
      <Button variant="subtle" size="compact-sm" onClick={back}>
        {t('items.back')}
      </Button>
      <Text size="xs" c="dimmed">
        {t('items.of', { number, total })}
      </Text>
      <Button variant="default" size="compact-sm" disabled={previous === undefined} onClick={() => to(previous)}>
        {t('work.previous')}
      </Button>
      <Button variant="default" size="compact-sm" disabled={next === undefined} onClick={() => to(next)}>
        {t('work.next')}
      </Button>
    </Group>
  );
}
