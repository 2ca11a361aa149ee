import { Alert } from '@mantine/core';
import type { ReactElement } from 'react';
import { NoAnswer, ProblemError } from '../lib/problem.js';
import { useTexts } from '../lib/texts.js';

/** Why something did not go, in the words of the API, which say what would make it possible. */
export function Problem({ error }: { error: Error | null }): ReactElement | null {
  const t = useTexts();
  if (error === null) return null;
  const away = error instanceof NoAnswer;
  const errors = error instanceof ProblemError ? error.errors : [];
  return (
    <Alert color={away ? 'yellow' : 'red'} variant="light" role="alert" title={away ? t('problem.away') : undefined}>
      {away ? t('problem.awayMore') : error.message}
      {errors.length > 0 && (
        <ul>
          {errors.map(({ path, message }) => (
            <li key={path + message}>
              <strong>{path}</strong> {message}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
