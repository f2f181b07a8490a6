import { from, type Markup } from '../page/index.ts';
import type { Session } from './session.ts';

/** What a page tells of a session. `path`: the deployment's path, such as `/opencheckout`. */
export interface Scene {
  readonly session: Session;
  readonly merchant: string;
  readonly path: string;
}

/** Who asks, in words that follow the merchant's name. */
export const asker = ({ merchant }: Scene, says: string): Markup => from('OpenCheckout', merchant, says);
