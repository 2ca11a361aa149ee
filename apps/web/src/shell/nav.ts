/** The pages that stand in the menu, in its order, with the keys that lead to them. */
export const nav = [
  { to: '/', label: 'nav.work', key: 'g w' },
  { to: '/programs', label: 'nav.programs', key: 'g p' },
  { to: '/items', label: 'list.title', key: 'g i' },
  { to: '/imports', label: 'imports.title', key: 'g m' },
] as const;
