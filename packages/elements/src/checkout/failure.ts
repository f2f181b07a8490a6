import { isText } from './shape.ts';

/**
 * Why a request did not bring what was asked. `code` is a problem code of the server, or one that only the browser can
 * know: `network` (no answer at all), `timeout` (none within 8 s), `answer_invalid` (not what this route answers),
 * `no_method` (no way to pay fits, or none that this page can show), `action_unsupported` (a next step this page cannot show), `chunk` (a part of the kit did not load),
 * `blocked` (nor will it: this browser keeps it from the page).
 */
export class CheckoutFailure extends Error {
  readonly code: string;
  /** The id to quote when asking the shop for help. */
  readonly support: string | undefined;
  /** The whole problem as it was answered; its members are unchecked. */
  readonly body: Readonly<Record<string, unknown>>;

  constructor(code: string, body: object = {}) {
    super(code);
    this.code = code;
    this.body = { ...body };
    const { support } = this.body;
    this.support = isText(support) ? support : undefined;
  }
}
