/** Records of a kind that is loaded one at a time, in the order of their ids' coming; one that does not exist is left out. */
export async function loadEach<S>(ids: readonly string[], load: (id: string) => Promise<S | null>): Promise<S[]> {
  const subjects: S[] = [];
  for (const id of ids) {
    const subject = await load(id);
    if (subject) subjects.push(subject);
  }
  return subjects;
}
