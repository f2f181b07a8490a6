import { css } from 'lit';

/* The frame is the page's own element, which the page's style sheet reaches: what matters here is important. */
export const payFrameStyle = css`
  .pay-frame {
    display: grid;
    /* what the head, the title and the ways on leave of the dialog: it scrolls, and nothing around it */
    block-size: clamp(280px, 100dvh - 304px, 600px);
    margin-inline: calc(var(--_pad) * -1);
    border-block-start: 1px solid var(--_line);
  }
  .body:has(> .pay-frame) {
    padding-block-end: 0;
  }
  .body:has(> .pay-frame) + .foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    padding-block-end: calc(var(--_u) * 3);
  }
  .pay-frame > * {
    display: grid;
    grid-area: 1 / 1;
  }
  .pay-frame > p {
    place-content: center;
    justify-items: center;
    gap: calc(var(--_u) * 2);
    padding: var(--_pad);
    color: var(--_mute);
    text-align: center;
  }
  .pay-frame .coin {
    inline-size: 32px;
    block-size: 32px;
    color: var(--_accent);
  }
  .pay-frame ::slotted(iframe) {
    display: block !important;
    visibility: visible !important;
    inline-size: 100% !important;
    block-size: 100% !important;
    max-inline-size: none !important;
    max-block-size: none !important;
    margin: 0 !important;
    border: 0 !important;
    /* a page that paints no ground of its own expects white */
    background: #fff !important;
  }
  .pay-frame.blank ::slotted(iframe) {
    visibility: hidden !important;
  }
`;
