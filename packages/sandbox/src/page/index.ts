export { chosenFaults, isCrossSiteForm } from './form.ts';
export { from } from './from.ts';
export { CLOSED_POLICY, page, securityHeaders, type Markup, type PageParts } from './shell.ts';
export { invented, troubles } from './troubles.ts';
