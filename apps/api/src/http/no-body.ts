/** The body of a request that says all in its address: absent, or an object without fields. */
export class NoBody {}
