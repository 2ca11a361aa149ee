/** The pages that stand in the menu, in its order, with the keys that lead to them. */
export const nav = [
  { to: '/', label: 'nav.work', key: 'g w' },
  { to: '/programs', label: 'nav.programs', key: 'g p' },
] as const;
