const longest = 1_000;
const somewhere = 'http://own.invalid';

/** Whoever is not signed in is sent from there to signing in. */
const thePage = '/';

/** Where somebody goes once they have signed in: within this address, whatever was asked for; to the page where nothing was. */
export function ownPath(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > longest || !/^\/(?![/\\])[\x21-\x7e]*$/.test(asked)) return thePage;
  if (asked.includes('\\') || !URL.canParse(asked, somewhere)) return thePage;
  // As a browser reads it: `/a/..//evil.example` is a path that begins with two slashes.
  const { origin, pathname, search, hash } = new URL(asked, somewhere);
  return origin === somewhere && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : thePage;
}
