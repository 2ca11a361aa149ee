import type { Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { useRuleWords } from '../../lib/use-rule-words.js';

export type Content = Schemas['ControlVersion']['content'];
export type Field = keyof Content;

/** A field of what a control says, as a text. */
export function useContentText(): (content: Content, field: Field) => string {
  const t = useTexts();
  const said = useRuleWords();
  return (content, field) => {
    switch (field) {
      case 'type':
        return t(`control.typeIs.${content.type}`);
      case 'automation':
        return t(`control.automationIs.${content.automation}`);
      case 'stage':
        return t(`case.stageIs.${content.stage}`);
      case 'domain':
        return content.domain ?? t('control.allDomains');
      case 'markets':
        return content.markets.join(', ');
      case 'frequency':
        return said(content.frequency);
      case 'missed': {
        const { raises, inARow: count, rating } = content.missed;
        if (raises === null) return t('control.missedNothing');
        return t(`control.missedIs.${raises}`, { count, rating: rating === null ? '' : t(`rating.${rating}`) });
      }
      default:
        return content[field] ?? '';
    }
  };
}
