const longest = 1_000;
const somewhere = 'http://own.invalid';

/** Where somebody goes once they have signed in: within this address, whatever was asked for. */
export function ownPath(asked: unknown, otherwise = '/sign-in'): string {
  if (typeof asked !== 'string' || asked.length > longest || !/^\/(?![/\\])[\x21-\x7e]*$/.test(asked)) return otherwise;
  if (asked.includes('\\') || !URL.canParse(asked, somewhere)) return otherwise;
  // As a browser reads it: `/a/..//evil.example` is a path that begins with two slashes.
  const { origin, pathname, search, hash } = new URL(asked, somewhere);
  return origin === somewhere && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : otherwise;
}
