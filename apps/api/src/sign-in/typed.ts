/** What was typed as a password, as it was typed: white space too. What is no text is an empty one. */
export function secretFields(body: unknown): { password: string; again: string; present: string } {
  const fields: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {};
  const text = (name: string): string => {
    const value = fields[name];
    return typeof value === 'string' ? value : '';
  };
  return { password: text('password'), again: text('again'), present: text('present') };
}
