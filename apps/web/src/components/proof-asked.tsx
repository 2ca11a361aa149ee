import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../lib/texts.js';

/** Told before anybody presses: the policy asks whoever decides to prove who they are. */
export function ProofAsked({ proof }: { proof: { maxAgeMinutes: number } | null | undefined }): ReactElement | null {
  const t = useTexts();
  if (!proof) return null;
  return <Text size="sm">{t('proof.told', { count: proof.maxAgeMinutes })}</Text>;
}
