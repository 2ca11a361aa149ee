import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';

/** Which columns an address asks for: a text with commas between, or a list. */
export function columnsIn(said: unknown): string[] {
  if (Array.isArray(said)) return said.map(String);
  return typeof said === 'string' ? said.split(',').filter((each) => each !== '') : [];
}

/** Of a table's columns, those which the address asks for, in the table's order; all where it asks for none. The first stays. */
export function useShown<C extends { id: string }>(columns: readonly C[]): readonly C[] {
  const { columns: said }: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  return useMemo(() => {
    const asked = columnsIn(said);
    return asked.length === 0 ? columns : columns.filter(({ id }, place) => place === 0 || asked.includes(id));
  }, [columns, said]);
}
