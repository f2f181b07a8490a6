import type { OneCpShown } from '../shop/index.ts';

export interface Settings {
  readonly port: number;
  readonly sandboxPort: number;
  /** The address both listen on. */
  readonly host: string;
  readonly oneCpShown: OneCpShown;
}

type Environment = Readonly<Record<string, string | undefined>>;

const portOf = (env: Environment, name: string, usual: number): number => {
  const text = env[name];
  if (text === undefined || text === '') return usual;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535)
    throw new Error(`${name} is "${text}", which is no port: give a number from 1 to 65535.`);
  return port;
};

const oneCpOf = ({ ONE_CP: text = '' }: Environment): OneCpShown => {
  if (text !== '' && text !== 'widget' && text !== 'frame')
    throw new Error(`ONE_CP is "${text}": give widget, or frame for its page in a frame.`);
  return text === 'frame' ? text : 'widget';
};

/** @throws Error whose message names the variable and how to mend it */
export const readSettings = (env: Environment): Settings => {
  const port = portOf(env, 'PORT', 4242);
  const sandboxPort = portOf(env, 'SANDBOX_PORT', 4243);
  if (port === sandboxPort) throw new Error(`PORT and SANDBOX_PORT are both ${port}: give each its own.`);
  return { port, sandboxPort, host: env.HOST || '127.0.0.1', oneCpShown: oneCpOf(env) };
};
