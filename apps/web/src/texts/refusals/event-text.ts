/** In one language what is said of an event: the first of which it carries all that stands in braces. */
export type EventText = readonly string[];
