import type { Schemas } from '../../lib/api.js';
import type { useTexts } from '../../lib/texts.js';

/** What a report is about, in a few words. */
export function aboutReport(
  { program, domain, market }: Schemas['ReportSubscription']['scope'],
  t: ReturnType<typeof useTexts>,
): string {
  const parts = [program?.name, domain, market].filter((part) => part !== null && part !== undefined);
  return parts.length === 0 ? t('report.everything') : parts.join(', ');
}
