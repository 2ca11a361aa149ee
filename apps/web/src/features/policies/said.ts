import { useClock, useTexts } from '../../lib/texts.js';
import { spanOf } from './span.js';

/** A step's time in words, as the page of the policy says it. */
export function useSaid(): {
  span: (text: string) => string;
  after: (text: string) => string;
  before: (text: string) => string;
} {
  const t = useTexts();
  const clock = useClock();
  const span = (text: string): string => {
    const found = spanOf(text);
    if (found?.unit === 'working_days' || found?.unit === 'working_hours')
      return t(`policy.edit.counted.${found.unit}`, { count: found.count });
    return clock.span(text);
  };
  return {
    span,
    after: (text) => (spanOf(text)?.count === 0 ? t('policy.atBreach') : t('policy.after', { span: span(text) })),
    before: (text) => (spanOf(text)?.count === 0 ? t('policy.atBreach') : t('policy.before', { span: span(text) })),
  };
}
