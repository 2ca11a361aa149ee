const place = 'tollgate.bulk';

/** The operation that is looked at in this window: a reload finds it again. */
export function keptOperation(): string | null {
  return sessionStorage.getItem(place);
}

export function keepOperation(id: string | null): void {
  if (id === null) sessionStorage.removeItem(place);
  else sessionStorage.setItem(place, id);
}
