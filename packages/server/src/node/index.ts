export { toNodeHandler, type NodeHandlerOptions } from './node-handler.ts';
