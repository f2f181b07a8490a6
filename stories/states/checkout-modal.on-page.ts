import { configure } from '@tillkit/elements';
import { afterPay, open } from './modal.ts';
import { actions, beginWith, company, framed, promptpay, quote, transfer } from './shop.ts';
import type { States } from './state.ts';

/** A gateway's own widget, as a merchant's page would give one. */
configure({
  widgets: {
    onecp: (container) => {
      const words = document.createElement('p');
      words.className = 'widget';
      words.textContent = 'Here stands the widget of the gateway.';
      container.append(words);
    },
  },
});

const by = (method: typeof promptpay, action: Parameters<typeof beginWith>[1]) => ({
  quotes: { quote, methods: [method, transfer] },
  begin: beginWith(method, action),
});
const one = (method: typeof promptpay, action: Parameters<typeof beginWith>[1]) => ({
  quotes: { quote, methods: [method] },
  begin: beginWith(method, action),
});

/** What is paid on this page. */
export const onPage = {
  qr: afterPay('Code works for', one(promptpay, actions.qr)),
  qrAmongOthers: afterPay('Code works for', by(promptpay, actions.qr), (buyer) => buyer.goOn()),
  qrRanOut: afterPay('The QR code ran out', one(promptpay, actions.qrRanOut)),
  transfer: afterPay('Transfer this exact amount', one(transfer, actions.transfer)),
  transferCopied: afterPay(/Copied|does not let this page copy/, one(transfer, actions.transfer), (buyer) =>
    buyer.pressInBody(1),
  ),
  transferRanOut: afterPay('The time for this transfer ran out', one(transfer, actions.transferRanOut)),
  frame: open('Pay with Card', one(framed, actions.frame), (buyer) => buyer.goOn(), { mode: 'frame' }),
  widget: afterPay('Here stands the widget', one(company, actions.widget)),
} as const satisfies States;
