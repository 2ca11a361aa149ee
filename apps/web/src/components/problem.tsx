import { Alert, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { NoAnswer, ProblemError } from '../lib/problem.js';
import { useRefusal } from '../lib/refusal.js';
import { useTexts } from '../lib/texts.js';
import { Spoken } from './spoken.js';

/** Why something did not go and what would make it possible: in the words of the API, and first in the reader's language. */
export function Problem({ error }: { error: Error | null }): ReactElement | null {
  const t = useTexts();
  const refusal = useRefusal(error);
  if (error === null) return null;
  const away = error instanceof NoAnswer;
  const errors = error instanceof ProblemError ? error.errors : [];
  return (
    <Alert
      color={away ? 'yellow' : 'red'}
      variant="light"
      role="alert"
      title={away ? t('problem.away') : refusal?.title}
    >
      {away ? t('problem.awayMore') : refusal === null && <Spoken>{error.message}</Spoken>}
      {refusal !== null && (
        <>
          {refusal.mend}
          <Text size="xs" mt={4}>
            <Spoken>{error.message}</Spoken>
          </Text>
        </>
      )}
      {errors.length > 0 && (
        <ul>
          {errors.map(({ path, message }) => (
            <li key={path + message}>
              <strong>{path}</strong> <Spoken>{message}</Spoken>
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
