import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactElement } from 'react';
import { Due } from '../../components/due.js';
import { RegisterLink } from '../../components/record-link.js';
import type { RecordRef } from '../../lib/record-list.js';
import { useTexts } from '../../lib/texts.js';
import { myAttestations, myLateAttestations, myRuns, myTests } from './queries.js';

interface Owed {
  of: 'occurrences' | 'control-tests' | 'controls';
  key: string;
  title: string;
  due: { at: string; zone: string } | null;
}

/** What somebody owes of controls: runs to perform, tests to conclude, versions to attest; what is due first on top. */
export function useOwedControls(): { owed: readonly Owed[]; refs: readonly RecordRef[]; come: boolean } {
  const runs = useQuery(myRuns);
  const tests = useQuery(myTests);
  const fresh = useQuery(myAttestations);
  const late = useQuery(myLateAttestations);
  const owed = useMemo(() => {
    const attestations = [...(late.data?.items ?? []), ...(fresh.data?.items ?? [])];
    const all: Owed[] = [
      ...(runs.data?.items ?? []).map((one) => ({ ...one, of: 'occurrences' as const })),
      ...(tests.data?.items ?? []).map((one) => ({ ...one, of: 'control-tests' as const })),
      ...attestations
        .filter(({ id }, place) => attestations.findIndex((one) => one.id === id) === place)
        .map((one) => ({ ...one, of: 'controls' as const })),
    ];
    return all.toSorted((one, other) => (one.due?.at ?? '9').localeCompare(other.due?.at ?? '9'));
  }, [runs.data, tests.data, fresh.data, late.data]);
  const refs = useMemo(() => owed.map(({ of, key }): RecordRef => `/${of}/${key}`), [owed]);
  return { owed, refs, come: [runs, tests, fresh, late].every(({ isPending }) => !isPending) };
}

/** Runs, tests and attestations that wait for me, each on its own page. */
export function OwedControls({ owed }: { owed: readonly Owed[] }): ReactElement | null {
  const t = useTexts();
  if (owed.length === 0) return null;
  return (
    <ul className="rows" aria-label={t('work.controls')}>
      {owed.map(({ of, key, title, due }) => (
        <li key={key}>
          <Text size="sm">
            <RegisterLink of={of} record={{ key, title }} /> · {t(`work.controlWaits.${of}`)}
          </Text>
          {due && <Due at={due.at} zone={due.zone} />}
        </li>
      ))}
    </ul>
  );
}
