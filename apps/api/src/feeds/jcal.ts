/** What iCalendar has as text, as data (jCal, RFC 7265); `ical.js` makes the text of it. */
export type Component = [name: string, properties: Property[], within: Component[]];

export type Property = [name: string, parameters: Record<string, string>, type: string, value: string | number];
