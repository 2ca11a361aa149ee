/** What an address says of these names, as text; what it says besides is left out, so that an old link still opens. */
export function texts<K extends string>(...names: K[]): (said: Record<string, unknown>) => { [N in K]?: string } {
  return (said) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = said[name];
        const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 200) : '';
        return text === '' ? [] : [[name, text]];
      }),
    ) as { [N in K]?: string };
}

/** The same of a list that is a table: which columns it has, and in which saved view it is. */
export function listed<K extends string>(...names: K[]): ReturnType<typeof texts<K | 'columns' | 'view' | 'saved'>> {
  return texts<K | 'columns' | 'view' | 'saved'>(...names, 'columns', 'view', 'saved');
}
