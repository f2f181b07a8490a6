import { resolvePorts } from '@tillkit/core/clock';
import type { GatewayPorts } from '@tillkit/core/gateway';

/** Fills what the caller left out with the runtime's own; nothing is shared by default. */
export const resolveGatewayPorts = (given: Partial<GatewayPorts> = {}): GatewayPorts => ({
  ...resolvePorts(given),
  shared: given.shared,
});
