import { html } from '../html.ts';
import type { Page } from './layout.ts';

/**
 * Where every buyer comes back to, paid or not: the words that depend on it are put in by `thanks.js`, from what the
 * kit tells of the session.
 */
export const thanksPage = (): Page => ({
  title: 'Your order · The Corner Shop',
  dress: 'shop',
  script: '/thanks.js',
  main: html`<div class="hello">
      <h1 id="hello">Your order</h1>
      <p class="lede" id="lede">Here is what became of it. This page keeps itself up to date.</p>
    </div>
    <div class="split">
      <section class="card" aria-labelledby="order">
        <h2 id="order">How it stands</h2>
        <till-order-status variant="line">An order you place here shows how it stands.</till-order-status>
        <till-order-status variant="timeline"></till-order-status>
        <div class="again" id="again" hidden>
          <till-pay-button verb="pay" return-to="/thanks"></till-pay-button>
        </div>
      </section>
      <section class="card" aria-labelledby="bought">
        <h2 id="bought">What you ordered</h2>
        <dl class="rows" id="rows"></dl>
        <p class="quiet" id="nothing">Nothing yet. <a href="/">Look at the shelf</a>.</p>
      </section>
    </div>`,
});
