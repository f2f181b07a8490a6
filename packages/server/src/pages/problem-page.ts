import { PROBLEMS, type Problem } from '@tillkit/core/problem';
import { html } from 'hono/html';
import type { Context } from '../checkout/context.ts';
import { page } from './shell.ts';
import { shopOf } from './words.ts';

/** A problem for somebody's eyes: what it is, how to mend it, and the id to quote when asking for help. */
export const problemPage = async (context: Context, problem: Problem, support: string): Promise<Response> => {
  const [home = context.url.origin] = context.origins;
  const shop = shopOf(context.name, home);
  const [, title] = PROBLEMS[problem.code];
  const body = html`<div id="problem" class="say bad" role="alert" data-code="${problem.code}">
      <h1>${title}</h1>
      ${problem.detail === undefined ? '' : html`<p>${problem.detail}</p>`}
      ${
        problem.errors && problem.errors.length > 0
          ? html`<ul>
              ${problem.errors.map(({ path, message }) => html`<li>${path}: ${message}</li>`)}
            </ul>`
          : ''
      }
    </div>
    <p class="mute">Asking for help? Quote this: <bdi id="support">${support}</bdi></p>
    <div class="acts"><a id="back" class="go" href="${home}/">Back to ${shop}</a></div>`;
  const retry = problem.retryAfter;
  return page(context, {
    title,
    shop,
    body,
    status: problem.status,
    headers: retry === undefined ? {} : { 'retry-after': String(retry) },
  });
};
