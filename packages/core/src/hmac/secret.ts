/** A credential that cannot be printed by accident: every way of turning it into text says `[secret]`. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself. Call it where the bytes are needed, keep it nowhere. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]';
  }
}

/**
 * @param name what the option is called, for the message
 * @throws TypeError when it is empty or carries white space at its ends: an empty HMAC key verifies every forgery,
 * and a pasted line feed fails every genuine message
 */
export const secret = (value: string | undefined, name: string): Secret => {
  if (value === undefined || value.trim() === '')
    throw new TypeError(`${name} is empty. Set it to the secret you were given; an empty one would accept forgeries.`);
  if (value.trim() !== value)
    throw new TypeError(`${name} begins or ends with white space. Remove it; it is probably a copied line feed.`);
  return new Secret(value);
};
