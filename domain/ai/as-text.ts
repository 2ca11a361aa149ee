/** What can be followed or loaded: a model writes none that would be taken for ours. */
const address = /!?\[([^\]]*)\]\([^)]*\)|\b(?:[a-z][a-z\d+.-]{1,20}:\/\/|www\.|javascript:|data:)\S+/giu;

/** What a model says, as text alone: links and images are left out. */
export function asText(said: string): string {
  return said
    .replace(address, (_, label: string | undefined) => (label ? label : '(address left out)'))
    .replace(/[<>]/g, (mark) => (mark === '<' ? '‹' : '›'))
    .trim();
}
