import { Badge, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import { track, type Finding } from './words.js';

/** How far a finding has come on its way. What is disputed stands where it was proposed; an observation has no way. */
export function Track({ of: { status } }: { of: Pick<Finding, 'status'> }): ReactElement | null {
  const t = useTexts();
  const here = track.findIndex((step) => step === (status === 'disputed' ? 'proposed' : status));
  if (here === -1) return null;
  return (
    <Group component="ol" gap={4} p={0} m={0} aria-label={t('finding.track')} style={{ listStyle: 'none' }}>
      {track.map((step, index) => (
        <li key={step} aria-current={index === here ? 'step' : undefined}>
          <Badge variant={index === here ? 'filled' : index < here ? 'light' : 'default'} tt="none" radius="sm">
            {index < here ? `✓ ${t(`finding.is.${step}`)}` : t(`finding.is.${step}`)}
          </Badge>
        </li>
      ))}
    </Group>
  );
}
