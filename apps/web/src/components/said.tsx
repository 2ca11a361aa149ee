import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Spoken } from './spoken.js';

/** What was worked out, in the sentences of the API, and what whoever reads it should know. */
export function Said({ said, notes }: { said: readonly string[]; notes: readonly string[] }): ReactElement {
  return (
    <>
      {said.map((text) => (
        <Text key={text} size="sm">
          <Spoken>{text}</Spoken>
        </Text>
      ))}
      {notes.map((text) => (
        <Text key={text} size="xs" c="dimmed">
          <Spoken>{text}</Spoken>
        </Text>
      ))}
    </>
  );
}
