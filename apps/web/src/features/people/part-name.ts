import type { useTexts } from '../../lib/texts.js';

/** What somebody is in a record; of a decision the stage. What has no words is said as the API has it. */
export function partName(t: ReturnType<typeof useTexts>, part: string): string {
  const stage = /^stage (\d+)$/.exec(part);
  if (stage) return t('person.stage', { n: stage[1] ?? '' });
  return t(`person.part.${part}` as 'person.part.owner', { defaultValue: part.replaceAll('_', ' ') });
}
