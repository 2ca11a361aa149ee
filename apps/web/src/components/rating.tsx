import { Badge } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../lib/texts.js';

export const ratings = ['low', 'medium', 'high', 'critical'] as const;
export type Rating = (typeof ratings)[number];

const colours = { low: 'gray', medium: 'gray', high: 'yellow', critical: 'red' } as const;

const variants = { low: 'default', medium: 'default', high: 'light', critical: 'light' } as const;

/** How grave a risk is; the word says it, the colour beside it. */
export function RatingBadge({ rating }: { rating: Rating }): ReactElement {
  const t = useTexts();
  return (
    <Badge color={colours[rating]} variant={variants[rating]} className={`rating-${rating}`} tt="none">
      {t(`rating.${rating}`)}
    </Badge>
  );
}
