import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

/** What the chosen likelihood and impact come to, said while one chooses. */
export function SeverityOf({ likelihood, impact }: { likelihood: string; impact: string }): ReactElement {
  const t = useTexts();
  const matrix = useQuery(api.queryOptions('get', '/severity-matrix')).data;
  const cell = matrix?.cells.find((one) => String(one.likelihood) === likelihood && String(one.impact) === impact);
  return (
    <Text size="sm" role="status" c={cell ? undefined : 'dimmed'}>
      {matrix && cell
        ? t('case.severityIs', {
            severity: t(`rating.${cell.severity}`),
            within: matrix.triageWithin[cell.severity],
          })
        : t('case.severityUnsaid')}
    </Text>
  );
}
