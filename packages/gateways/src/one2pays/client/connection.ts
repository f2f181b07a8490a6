import type { GatewayPorts } from '@tillkit/core/gateway';
import { createSend, resolveGatewayPorts } from '../../transport/index.ts';
import type { AmountUnit } from './amount.ts';
import { asking, type Ask } from './ask.ts';
import { readWait } from './error-body.ts';
import { readKeys, type Environment } from './keys.ts';
import { readEmptyBody, type EmptyBody } from './signature.ts';
import { timestamps } from './timestamps.ts';

export interface ConnectionOptions {
  /** Origin, such as `https://api.example`, and a path where `/api/v1` lies below one. No default: none is published (dossier §1). */
  readonly baseUrl: string;
  /** `pk_…`, from the merchant dashboard, Integrations. */
  readonly apiKey: string;
  /** `sk_…`, beside it. Signs, and never leaves the server. */
  readonly secretKey: string;
  /** What the keys are for; keys that say otherwise are refused. */
  readonly environment: Environment;
  /** How the API counts; `satang` (dossier §3). */
  readonly amountUnit?: AmountUnit | undefined;
  readonly signing?:
    | {
        /** What is signed of a request without a body; `dot`: `<timestamp>.` (dossier §2). */
        readonly emptyBody?: EmptyBody | undefined;
      }
    | undefined;
  /** Milliseconds to add to this machine's clock when signing; 0. A 401 whose `Date` differs corrects it. */
  readonly clockSkewMs?: number | undefined;
  /** Requests a minute of the whole integration, shared with other processes where `ports.shared` is; 100 in test, 1,000 live (dossier §4). */
  readonly perMinute?: number | undefined;
  /** Requests under way at once from this process; 10. */
  readonly inFlight?: number | undefined;
  /** Milliseconds for all tries of one call, waiting for its turn included; 7,000. */
  readonly deadlineMs?: number | undefined;
  /** Who calls, for the log; the gateway's name when absent. */
  readonly account?: string | undefined;
  readonly ports?: Partial<GatewayPorts> | undefined;
}

/** What every call needs. */
export interface Connection {
  readonly ask: Ask;
  readonly unit: AmountUnit;
}

const UNITS: readonly string[] = ['satang', 'baht'];
/** Dossier §4. */
const PER_MINUTE: Readonly<Record<Environment, number>> = { test: 100, live: 1_000 };
/** Dossier §9. */
const TRIES = 4;

/** @throws TypeError when an option cannot work; nothing is sent */
export const connect = (options: ConnectionOptions): Connection => {
  const { baseUrl, environment, amountUnit: unit = 'satang', clockSkewMs = 0 } = options;
  const { account = 'one2pays', inFlight = 10, deadlineMs = 7_000 } = options;
  const keys = readKeys(options.apiKey, options.secretKey, environment);
  if (!UNITS.includes(unit)) throw new TypeError("amountUnit must be 'satang' or 'baht'.");
  if (!Number.isSafeInteger(clockSkewMs)) throw new TypeError('clockSkewMs must be a whole number of milliseconds.');
  const ports = resolveGatewayPorts(options.ports);
  const { clock } = ports;
  const perMinute = options.perMinute ?? PER_MINUTE[environment];
  const send = createSend({ baseUrl, ports, account, tries: TRIES, inFlight, perMinute, readWait });
  const emptyBody = readEmptyBody(options.signing?.emptyBody);
  return {
    unit,
    ask: asking({ send, keys, emptyBody, timestamps: timestamps(clock, clockSkewMs), clock, deadlineMs }),
  };
};
