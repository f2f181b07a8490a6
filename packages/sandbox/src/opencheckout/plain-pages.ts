import { html } from 'hono/html';
import type { Markup, PageParts } from '../page/index.ts';
import { amountText } from './amount.ts';
import { asker, type Scene } from './scene.ts';

/** A page of one heading and one sentence. */
const plainPage = (scene: Scene, title: string, says: string, rest: Markup | '' = ''): PageParts => ({
  title,
  body: html`${asker(scene, 'asked for this payment')}
    <div>
      <h1>${title}</h1>
      <p class="quiet">${says}</p>
    </div>
    ${rest}`,
});

/** Approved, not yet completed: the buyer can only ask again (dossier §6). */
export const processingPage = (scene: Scene): PageParts =>
  plainPage(
    scene,
    'Your payment is being processed',
    'Please do not pay again. Check what became of it first.',
    html`<form method="post" action="${scene.path}/pay/${scene.session.id}/check">
      <button class="go">Check status</button>
    </form>`,
  );

/** The wallet was named and its provider is being asked (dossier §6). */
export const preparingPage = (scene: Scene): PageParts =>
  plainPage(
    scene,
    'Your payment is being prepared',
    'Nothing was charged yet. This takes a moment.',
    html`<a class="go" href="${scene.path}/pay/${scene.session.id}">Look again</a>`,
  );

/** A session that is over: no way back to the shop stands here (dossier §10). */
export const closedPage = (scene: Scene): PageParts => {
  const { status } = scene.session;
  if (status === 'completed')
    return plainPage(scene, 'Session completed', 'This payment was made. You can close this page.');
  if (status === 'expired')
    return plainPage(
      scene,
      'Session expired',
      'The time to pay ran out. Nothing was charged. Go back to the shop to start again.',
    );
  return plainPage(
    scene,
    'Session canceled',
    'This checkout was canceled. Nothing was charged. Go back to the shop to start again.',
  );
};

/** Shows the confirmation, waits three seconds, then goes to `success_url` exactly as stored (dossier §10). */
export const successPage = (scene: Scene): PageParts => {
  const { session, merchant } = scene;
  return {
    ...plainPage(
      scene,
      `Paid ${amountText(session.amountTotal, session.currency)}`,
      'You go back to the shop in 3 seconds.',
      html`<a class="go" data-onward="3" href="${session.successUrl}">Back to ${merchant} now</a>`,
    ),
    onward: { url: session.successUrl, seconds: 3 },
  };
};

/** † After Cancel: on to `cancel_url`, or, as in v0.2, an end without a way. The session stays payable either way. */
export const leftPage = (scene: Scene, returns: boolean): PageParts => {
  const { session, merchant, path } = scene;
  const again = html`<a class="quiet" href="${path}/pay/${session.id}">Pay after all</a>`;
  if (!returns)
    return plainPage(
      scene,
      'You left this checkout †',
      'Nothing was charged. This page has no way back to the shop: use your browser’s Back.',
      again,
    );
  return {
    ...plainPage(
      scene,
      'Back to the shop †',
      'Nothing was charged.',
      html`<a class="go" data-onward="0" href="${session.cancelUrl}">Back to ${merchant}</a>${again}`,
    ),
    onward: { url: session.cancelUrl, seconds: 0 },
  };
};

/** † The wallet provider's side, where `interactUrl` leads. */
export const walletPage = (scene: Scene, hash: string): PageParts => {
  const { session, path } = scene;
  const at = `${path}/pay/${session.id}`;
  return plainPage(
    scene,
    `Approve ${amountText(session.amountTotal, session.currency)}? †`,
    `The test wallet ${session.customerWallet ?? ''} stands in for the buyer’s own.`,
    html`<form method="get" action="${at}/grant/callback">
        <input type="hidden" name="interact_ref" value="${session.grant?.ref ?? ''}" /><input
          type="hidden"
          name="hash"
          value="${hash}"
        />
        <button class="go">Approve</button>
      </form>
      <form method="post" action="${at}/decline"><button>Decline</button></form>`,
  );
};

export const unknownPage = (): PageParts => ({
  status: 404,
  title: 'Page not found',
  body: html`<div>
    <h1>Page not found</h1>
    <p class="quiet">There is no such page or checkout here.</p>
  </div>`,
});
