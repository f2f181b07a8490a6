export { PortTaken, serveSandbox, type ServedSandbox, type ServeSandboxOptions } from './serve.ts';
