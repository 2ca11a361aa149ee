import { Button, List, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTexts } from '../lib/texts.js';
import { Spoken } from './spoken.js';

interface Props {
  refused: readonly { command: string; because: string }[];
  /** What a command is called, where its name is not said as it is. */
  called: (command: string) => string;
}

/** What else there is to be done to a record in its state, and why not by whoever looks: the API says who may. */
export function Refused({ refused, called }: Props): ReactElement | null {
  const t = useTexts();
  const [open, show] = useState(false);
  if (refused.length === 0) return null;
  return (
    <div>
      <Button variant="subtle" color="gray" size="compact-xs" aria-expanded={open} onClick={() => show(!open)}>
        {t('items.refused')}
      </Button>
      {open && (
        <List size="sm" mt={4}>
          {refused.map(({ command, because }) => (
            <List.Item key={command}>
              <strong>
                <Spoken>{called(command)}</Spoken>
              </strong>
              <Text component="span" size="sm" c="dimmed">
                {' '}
                <Spoken>{because}</Spoken>
              </Text>
            </List.Item>
          ))}
        </List>
      )}
    </div>
  );
}
