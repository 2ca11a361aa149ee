import { List, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { Button } from '@mantine/core';
import type { Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

/** What else there is to be done to it in its state, and why not by whoever looks: the API says who may. */
export function Refused({ item }: { item: Schemas['ActionItemDetail'] }): ReactElement | null {
  const t = useTexts();
  const [open, show] = useState(false);
  if (item.refused.length === 0) return null;
  return (
    <div>
      <Button variant="subtle" color="gray" size="compact-xs" aria-expanded={open} onClick={() => show(!open)}>
        {t('items.refused')}
      </Button>
      {open && (
        <List size="sm" mt={4}>
          {item.refused.map(({ command, because }) => (
            <List.Item key={command}>
              <strong>{t(`items.command.${command}`, { defaultValue: command.replaceAll('_', ' ') })}</strong>
              <Text component="span" size="sm" c="dimmed">
                {' '}
                {because}
              </Text>
            </List.Item>
          ))}
        </List>
      )}
    </div>
  );
}
