import type { Ports } from '../clock/index.ts';
import type { Adapter, AnyAdapter } from './adapter.ts';
import type { Capabilities } from './capabilities.ts';
import type { Shared } from './between-processes.ts';

/** What a gateway may use of the outside world. */
export interface GatewayPorts extends Ports {
  /** What other processes of the same checkout share; this process alone when absent. */
  readonly shared?: Shared | undefined;
}

/** One configured gateway with its credentials. Nothing is sent before `connect`. */
export interface Account<C extends Capabilities = Capabilities, Id extends string = string> {
  /** Unique per checkout; webhook routes and unique keys are per account. */
  readonly id: Id;
  /** The payment API's name. */
  readonly gateway: string;
  readonly label: string;
  /** Shown to the buyer as "Test". */
  readonly test: boolean;
  readonly capabilities: C;
  /** The last segment of the address its pushes come to; where there is one, no other address takes them. */
  readonly webhookPath: string | undefined;
  connect(ports: GatewayPorts): Adapter<C>;
}

/** An account whose gateway is not known at compile time. */
export interface AnyAccount extends Omit<Account, 'connect'> {
  connect(ports: GatewayPorts): AnyAdapter;
}

export interface AccountOptions<Id extends string> {
  /** Defaults to the gateway's name. */
  readonly id?: Id;
  /** What the buyer reads; defaults to the gateway's own. */
  readonly label?: string;
  /** No real money moves; defaults to false. */
  readonly test?: boolean;
  /**
   * 22 or more random characters of `A–Z a–z 0–9 - _`, as 16 random bytes in base64url are. Pushes then come to
   * `…/webhooks/<id>/<webhookPath>` and nowhere else. A gateway whose pushes are not signed sends none without it.
   */
  readonly webhookPath?: string;
}

/** Fewer than 10 different characters are a pattern, not a draw. */
const checkPath = (path: string): void => {
  if (!/^[\w-]{22,200}$/.test(path) || new Set(path).size < 10)
    throw new TypeError(
      'webhookPath can be guessed. Make one of 16 random bytes: node -p "crypto.randomBytes(16).toString(\'base64url\')"',
    );
};

export interface Definition<N extends string, C extends Capabilities, O> {
  readonly name: N;
  readonly label: string;
  readonly capabilities: C;
  /** Throws TypeError with the fix for options that cannot work. */
  check(options: O): void;
  /** @param account its id, for the log */
  connect(options: O, ports: GatewayPorts, account: string): Adapter<NoInfer<C>>;
}

/**
 * Makes a gateway's account function: `opencheckout({ baseUrl, apiKey, webhookSecret })`.
 * Options are checked when the account is made, so a wrong one fails at start and not at the first payment.
 */
export const defineGateway =
  <const N extends string, const C extends Capabilities, O extends object>(definition: Definition<N, C, O>) =>
  <const Id extends string = N>(options: O & AccountOptions<Id>): Account<C, NoInfer<Id>> => {
    definition.check(options);
    if (options.webhookPath !== undefined) checkPath(options.webhookPath);
    // Without `id`, Id is inferred as its default N: the compiler cannot see that the two go together.
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- see above
    const id = (options.id ?? definition.name) as Id;
    return {
      id,
      gateway: definition.name,
      label: options.label ?? definition.label,
      test: options.test ?? false,
      capabilities: definition.capabilities,
      webhookPath: options.webhookPath,
      connect: (ports) => definition.connect(options, ports, id),
    };
  };
