import { buildKit } from '../../demo/start/index.ts';

/** The pages load what a merchant's would: the built script. */
export default (): Promise<void> => buildKit(console.log);
