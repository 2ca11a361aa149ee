import { useSpans } from '../../components/spans.js';
import { spanOf } from '../../lib/span.js';
import { useTexts } from '../../lib/texts.js';

/** A step's time in words, as the page of the policy says it. */
export function useSaid(): {
  span: (text: string) => string;
  after: (text: string) => string;
  before: (text: string) => string;
} {
  const t = useTexts();
  const { span } = useSpans();
  return {
    span,
    after: (text) => (spanOf(text)?.count === 0 ? t('policy.atBreach') : t('policy.after', { span: span(text) })),
    before: (text) => (spanOf(text)?.count === 0 ? t('policy.atBreach') : t('policy.before', { span: span(text) })),
  };
}
