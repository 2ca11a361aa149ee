export const common = {
  loading: 'Loading',
  skip: 'Skip to content',
  tryAgain: 'Try again',
  goTo: 'Go to {{page}}',
  nav: { menu: 'Menu', work: 'My work', programs: 'Programs' },
  commands: {
    title: 'Commands',
    find: 'What do you want to do?',
    nothing: 'Nothing of that name can be done from here.',
    pages: 'Everywhere',
  },
  me: {
    account: 'My account',
    language: 'Language',
    colours: 'Colours',
    light: 'Light',
    dark: 'Dark',
    auto: 'As the system',
    signOut: 'Sign out',
  },
  notFound: { title: 'There is no such page', more: 'The address may be cut short, or the page has moved. Go to' },
  problem: {
    away: 'The server does not answer',
    awayMore: 'What you typed is kept. Send it again: it is done once, however often it is sent.',
    reconnecting:
      'The server does not answer just now. What you see is what was last known; this page goes on by itself.',
  },
  people: { nobody: 'Nobody' },
  due: { late: 'late since {{since}}' },
} as const;
