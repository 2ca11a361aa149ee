import { spanOf, textOf } from '../lib/span.js';
import { useClock, useTexts } from '../lib/texts.js';

/** Durations in words: `2 working days`, `3 weeks`; what is written otherwise stays as it is. */
export function useSpans(): { span: (text: string) => string } {
  const t = useTexts();
  const clock = useClock();
  return {
    span: (text) => {
      const found = spanOf(text);
      if (found?.unit === 'working_days' || found?.unit === 'working_hours')
        return t(`span.counted.${found.unit}`, { count: found.count });
      return clock.span(found === null ? text : textOf(found));
    },
  };
}
