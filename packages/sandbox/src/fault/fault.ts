/**
 * What a network does instead of answering. The portable sandbox hands it out as a value; `/node` makes a destroyed
 * socket of it, a page a broken fetch.
 */
export type Fault =
  | { readonly fault: 'reset' }
  | { readonly fault: 'hang' }
  /** `after` bytes of the body of `response`, then the connection breaks. */
  | { readonly fault: 'truncate'; readonly after: number; readonly response: Response };

export const isFault = (outcome: Response | Fault): outcome is Fault => !(outcome instanceof Response);
