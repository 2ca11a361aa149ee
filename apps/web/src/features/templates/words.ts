import { useSpans } from '../../components/spans.js';
import { useTexts } from '../../lib/texts.js';
import type { Schemas } from '../../lib/api.js';

export type TemplateBody = Schemas['TemplateVersion']['body'];
type Item = TemplateBody['items'][number];

/** How owners and dates of a template are said. */
export function useTemplateWords(): { who: (owner: Item['owner']) => string; when: (date: Item['due']) => string } {
  const t = useTexts();
  const spans = useSpans();
  const somebody = ({ role, parameter }: NonNullable<Item['owner']['managerOf']>): string => {
    if (role !== undefined) return t(`template.roles.${role}` as never, role);
    return parameter === undefined ? t('template.personOwner') : t('template.parameterOwner', { name: parameter });
  };
  return {
    who: ({ managerOf, ...owner }) =>
      managerOf === undefined ? somebody(owner) : t('template.managerOf', { who: somebody(managerOf) }),
    when: ({ after, before, from, by }) => {
      const span = spans.span(after ?? before ?? '');
      const what = t(`template.bases.${from}`);
      const said = t(before === undefined ? 'template.after' : 'template.before', { span, what });
      return by === 'market' ? `${said}, ${t('template.byMarket')}` : said;
    },
  };
}
