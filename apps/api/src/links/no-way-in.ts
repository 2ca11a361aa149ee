/** Where nobody can sign in by themselves. */
export const noWayIn =
  'Nobody signs in with a password here, and no provider is set up. Ask an administrator for a link.';
