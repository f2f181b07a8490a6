import type { Context } from 'hono';
import type { Bound } from '../parts.ts';

/** A form on somebody else's page must not pay: there is no login here that would stop it. */
export const isCrossSiteForm = ({ req }: Context<Bound>): boolean =>
  req.method === 'POST' && req.header('Sec-Fetch-Site') === 'cross-site';

/** What the buyer chose to go wrong: the values of `troubles`. */
export const chosenFaults = async ({ req }: Context<Bound>): Promise<readonly string[]> => {
  const { fault = [] } = await req.parseBody({ all: true });
  return [fault].flat().filter((value) => typeof value === 'string');
};
