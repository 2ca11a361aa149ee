export type Claims = Readonly<Record<string, unknown>>;

/** A claim stands under its whole name, or within claims whose names have dots between: `realm_access.roles`. */
export function claimOf(claims: Claims, name: string): unknown {
  return Object.hasOwn(claims, name) ? claims[name] : within(claims, name.split('.'));
}

function within(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
        ? (inner as Record<string, unknown>)[name]
        : undefined,
    value,
  );
}
