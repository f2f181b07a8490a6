export { faultBoard, type FaultBoard, type PlannedFault } from './board.ts';
export { isFault, type Fault } from './fault.ts';
export { faultPlan, WEBHOOK_MODES, type CallFault, type FaultPlan, type Operation, type WebhookMode } from './plan.ts';
