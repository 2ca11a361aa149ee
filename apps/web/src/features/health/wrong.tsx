import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Loading } from '../../components/loading.js';
import { Problem } from '../../components/problem.js';
import { api } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { Spoken } from '../../components/spoken.js';

/** What is wrong with the installation, in sentences, the worst first, with what to do about it. */
export function Wrong(): ReactElement {
  const t = useTexts();
  const found = useQuery({ ...api.queryOptions('get', '/doctor'), refetchInterval: 30_000 });
  if (found.data === undefined) return found.isPending ? <Loading rows={3} /> : <Problem error={found.error} />;
  const { checks } = found.data;
  const wrong = checks.filter(({ state }) => state !== 'well');
  const counts = { well: checks.length - wrong.length, of: checks.length };
  return (
    <>
      {wrong.length > 0 && (
        <ul className="rows">
          {wrong.map(({ about, state, says, mend }) => (
            <li key={`${about} ${says}`}>
              <Text size="sm">
                <strong className={state === 'problem' ? 'late' : undefined}>{t(`health.checks.${state}`)}</strong>{' '}
                <Spoken>{says}</Spoken>
              </Text>
              {mend !== null && (
                <Text size="xs" c="dimmed">
                  <Spoken>{mend}</Spoken>
                </Text>
              )}
            </li>
          ))}
        </ul>
      )}
      <Text size="sm" c="dimmed">
        {t('health.looked', counts)}
      </Text>
    </>
  );
}
