import type { Log } from '@tillkit/core/clock';
import type { Answer } from '@tillkit/core/gateway';
import type { Secret } from '@tillkit/core/hmac';
import { maskSecrets, maskText } from '../transport/index.ts';

export interface NoticingOptions {
  /** The payment API, for the log. */
  readonly gateway: string;
  readonly log: Log;
  /** Whether a status is a word to be told of. */
  readonly isUnknown: (raw: string) => boolean;
  /** What the webhooks are signed with: the server that refuses knows it too, and what it says is kept. */
  readonly secrets?: readonly Secret[];
}

/** An answer as it may be kept, after a line in the log for every status that is not known. */
export const noticing =
  ({ gateway, log, isUnknown, secrets = [] }: NoticingOptions) =>
  async <T>(asked: Promise<Answer<T>>): Promise<Answer<T>> => {
    const answer = await asked;
    if (answer.is !== 'done') {
      const detail = maskSecrets(answer.problem.detail ?? '', secrets);
      return { is: answer.is, problem: { ...answer.problem, detail } };
    }
    for (const { raw, refs = [] } of answer.facts)
      if (raw !== undefined && isUnknown(raw))
        log('warn', `${gateway}.status_unknown`, { ref: refs[0], raw: maskText(raw) });
    return answer;
  };
