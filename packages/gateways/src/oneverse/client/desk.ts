import { ownShared, type GatewayPorts } from '@tillkit/core/gateway';
import { createSend, resolveGatewayPorts } from '../../transport/index.ts';
import { readAccess, type Access, type Granted } from './access.ts';
import { asking, type Ask } from './ask.ts';
import { staticKey } from './bearer.ts';
import { loggingIn } from './login.ts';
import { sharedTokens, type Tokens } from './token.ts';

const PER_MINUTE = 60;
const IN_FLIGHT = 8;
const DEADLINE_MS = 7_000;

export interface Outside {
  /** With `shared`, all that use the account keep one token and one rate among them. */
  /** Who calls, for the log; the gateway's name when absent. */
  readonly account?: string | undefined;
  readonly ports?: Partial<GatewayPorts> | undefined;
}

export interface Desk {
  readonly granted: Granted;
  readonly ask: Ask;
  /** `null` where the bearer is a static key. */
  readonly tokens: Tokens | null;
  /** When a call that begins now must be over, in milliseconds since the epoch. */
  ends(): number;
}

/** @throws TypeError when an option cannot work */
export const openDesk = (access: Access, { ports: given, account = 'oneverse' }: Outside): Desk => {
  const granted = readAccess(access);
  const { perMinute = PER_MINUTE, inFlight = IN_FLIGHT, deadlineMs = DEADLINE_MS } = access;
  const { base, credentials, secretKey, trailingNewline } = granted;
  const resolved = resolveGatewayPorts(given);
  const shared = resolved.shared ?? ownShared(resolved.clock);
  const ports = { ...resolved, shared };
  const sending = { baseUrl: base.href, ports, perMinute, deadlineMs };

  const logIn = (): Tokens | null => {
    if (credentials.kind === 'key') return null;
    const { path, login, password } = credentials;
    // A way out of its own: creates that fail must not keep reads from a token.
    const send = createSend({ ...sending, account: `${account}.login` });
    const owner = `${base.host}${base.pathname.replace(/\/$/, '')}:${login}`;
    const ask = loggingIn({ send, path, login, password, secrets: [password, secretKey] });
    return sharedTokens({ ports, shared, owner, call: `POST ${path}`, login: ask });
  };
  const tokens = logIn();
  const credential = credentials.kind === 'key' ? credentials.apiKey : credentials.password;
  return {
    granted,
    tokens,
    ends: () => ports.clock.now() + deadlineMs,
    ask: asking({
      base,
      send: createSend({ ...sending, account, inFlight }),
      bearer: tokens ?? staticKey(credential),
      secretKey,
      trailingNewline,
      clock: ports.clock,
      deadlineMs,
      secrets: [secretKey, credential],
    }),
  };
};
