import { html, nothing, type LitElement } from 'lit';
import { adopt } from '../page/adopt.ts';
import type { ActionPage } from './action.ts';
import { countdown, countdownWords, spokenCountdown } from './countdown.ts';
import { icon } from './dialog-icons.ts';
import { drawQr, QUIET } from './qr-picture.ts';
import { qrStyle } from './qr.style.ts';
import { createWake } from './wake.ts';
import { fill, say } from './words.ts';

export const qrWords = {
  ...countdownWords,
  scan: 'Scan with your banking app',
  toShop: 'to {shop}',
  qrLabel: 'QR code to pay {amount} to {shop}',
  codeWorksFor: 'Code works for',
  openYourApp:
    'Open your bank’s app, choose Scan, and check the name and amount before you confirm. This page then moves on by itself.',
  saveImage: 'Save image',
  notSaved: 'The picture could not be saved. A screenshot does the same.',
};

const saveIcon = icon('M12 4v11M7.5 11l4.5 4.5L16.5 11M5 19.5h14');

/** A code to scan, and how long it works. The payment is followed meanwhile: the page moves on by itself. */
export const createQr = (host: LitElement): ActionPage<'qr'> => {
  adopt(host, qrStyle);
  const wake = createWake(host);
  let drawn: ReturnType<typeof drawQr> | undefined;
  let unsaved = false;
  /** How long the code worked when it was first seen. */
  let whole = 0;

  const draw = (payload: string): typeof drawn => {
    try {
      if (drawn?.payload !== payload) [drawn, unsaved, whole] = [drawQr(payload), false, 0];
      return drawn;
    } catch {
      return undefined;
    }
  };

  return ({ payload, expiresAt }, _session, _ask, { amount, shop, clock, out, language }) => {
    const words = say(language, qrWords);
    const code = draw(payload);
    if (!code) return undefined;
    const left = Date.parse(expiresAt ?? '') - clock.now();
    if (left) wake(clock, clock.now() + (left % 1000 || 1000));
    whole = Math.max(whole, left);
    const side = code.size + 2 * QUIET;

    /** For a buyer whose banking app is on this same device: it reads the picture. */
    const save = async (): Promise<void> => {
      try {
        const address = URL.createObjectURL(await code.png());
        Object.assign(document.createElement('a'), { href: address, download: 'payment-qr.png' }).click();
        unsaved = false;
        // By then whatever the browser does with it has begun.
        void clock.sleep(60_000).then(() => URL.revokeObjectURL(address));
      } catch {
        unsaved = true;
      }
      host.requestUpdate();
    };

    return {
      titled: true,
      body: html`<h2 id="title" tabindex="-1">${words.scan}</h2>
        <div class="qr">
          <div class="due"><b part="amount">${amount}</b> <small>${fill(words.toShop, { shop })}</small></div>
          <div class="plate">
            <svg
              viewBox="${-QUIET} ${-QUIET} ${side} ${side}"
              role="img"
              aria-label=${fill(words.qrLabel, { amount, shop })}
            >
              <path d=${code.path}></path>
            </svg>
          </div>
          ${
            left
              ? html`<div class="clock">
                  <p>${words.codeWorksFor} <b role="timer">${countdown(left)}</b></p>
                  <progress aria-hidden="true" max=${whole} .value=${left}></progress>
                </div>`
              : nothing
          }
          <p class="unseen" role="status">${left ? spokenCountdown(left, language) : nothing}</p>
        </div>
        <p class="fine">${words.openYourApp}</p>
        <p class="fine" role="alert">${unsaved ? words.notSaved : nothing}</p>`,
      foot: html`<button type="button" class="btn" @click=${() => void save()}>${saveIcon}${words.saveImage}</button>
        ${out}`,
    };
  };
};
