export { CLOSED_POLICY, page, securityHeaders, type Markup, type PageParts } from './shell.ts';
