/** The pages that stand in the menu, by groups, in its order, with the keys that lead to them. */
export const navGroups = [
  {
    label: 'nav.doing',
    pages: [
      { to: '/', label: 'nav.work', key: 'g w' },
      { to: '/search', label: 'nav.search', key: '/' },
      { to: '/programs', label: 'nav.programs', key: 'g p' },
      { to: '/items', label: 'nav.items', key: 'g i' },
      { to: '/ageing', label: 'nav.ageing', key: 'g 7' },
      { to: '/imports', label: 'nav.imports', key: 'g m' },
      { to: '/bulk', label: 'nav.bulk', key: 'g b' },
      { to: '/proposals', label: 'nav.proposals', key: 'g 3' },
      { to: '/messages', label: 'nav.messages', key: 'g s' },
      { to: '/delegations', label: 'nav.delegations', key: 'g 8' },
    ],
  },
  {
    label: 'nav.registers',
    pages: [
      { to: '/cases', label: 'nav.cases', key: 'g k' },
      { to: '/review-rounds', label: 'nav.reviews', key: 'g q' },
      { to: '/analyses', label: 'nav.analyses', key: 'g j' },
      { to: '/findings', label: 'nav.findings', key: 'g g' },
      // A letter was left for none of these.
      { to: '/alignments', label: 'nav.alignments', key: 'g 1' },
      { to: '/controls', label: 'nav.controls', key: 'g 2' },
      { to: '/governance-metrics', label: 'nav.metrics', key: 'g y' },
      { to: '/reports', label: 'nav.reports', key: 'g 4' },
      { to: '/exceptions', label: 'nav.exceptions', key: 'g x' },
      { to: '/risks', label: 'nav.risks', key: 'g r' },
    ],
  },
  {
    label: 'nav.rules',
    pages: [
      { to: '/templates', label: 'nav.templates', key: 'g o' },
      { to: '/recurrences', label: 'nav.recurrences', key: 'g n' },
      { to: '/policies', label: 'nav.policies', key: 'g l' },
      { to: '/rules', label: 'nav.automation', key: 'g 5' },
      { to: '/ai', label: 'nav.ai', key: 'g 6' },
      { to: '/calendars', label: 'nav.calendars', key: 'g c' },
      { to: '/duty', label: 'nav.duty', key: 'g d' },
    ],
  },
  {
    label: 'nav.here',
    pages: [
      { to: '/people', label: 'nav.people', key: 'g e' },
      { to: '/teams', label: 'nav.teams', key: 'g t' },
      { to: '/access', label: 'nav.access', key: 'g a' },
      { to: '/audit', label: 'nav.audit', key: 'g u' },
      { to: '/holds', label: 'nav.holds', key: 'g f' },
    ],
  },
  {
    label: 'nav.running',
    pages: [
      { to: '/engine', label: 'nav.engine', key: 'g z' },
      { to: '/deliveries', label: 'nav.deliveries', key: 'g v' },
      { to: '/webhooks', label: 'nav.webhooks', key: 'g h' },
    ],
  },
] as const;

type Page = (typeof navGroups)[number]['pages'][number];

export const nav: readonly Page[] = navGroups.flatMap(({ pages }): readonly Page[] => pages);
