// The merchant's own script on the thank-you page: the kit's event tells the session, this page finds the words.
const part = (id) => document.getElementById(id);
const button = document.querySelector('#again till-pay-button');

const row = (name, amount, isTotal = false) => {
  const [line, term, value] = ['div', 'dt', 'dd'].map((tag) => document.createElement(tag));
  // Titles are text, whatever they contain.
  term.textContent = name;
  value.textContent = amount;
  line.classList.toggle('grand', isTotal);
  line.append(term, value);
  return line;
};

// This shop sells in dollars alone, so its amounts are cents.
const dollars = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' });
const money = (cents) => dollars.format(cents / 100);

const rowsOf = ({ lines, discount, shipping, tax, total }) => [
  ...lines.map(({ title, quantity, total: sum }) => row(quantity > 1 ? `${title} × ${quantity}` : title, money(sum))),
  ...[
    ['Discount', -discount],
    ['Delivery', shipping],
    ['Tax', tax],
  ]
    .filter(([, amount]) => amount !== 0)
    .map(([name, amount]) => row(name, money(amount))),
  row('Total', money(total), true),
];

const PAID = ['authorized', 'paid'];
const OPEN = ['created', 'pending', 'failed', 'expired', 'canceled'];

const words = ({ status, checking }) => {
  if (PAID.includes(status)) return ['Thank you', 'We pack your order this afternoon. It is on its way tomorrow.'];
  if (checking) return ['One moment', 'We are checking your payment. Please do not pay again.'];
  if (OPEN.includes(status)) return ['Almost there', 'Your order is kept, but not paid yet. Go on whenever you like.'];
  return ['Your order', 'Here is what became of it. This page keeps itself up to date.'];
};

const show = (session) => {
  const { quote, status, checking } = session;
  const [hello, lede] = words(session);
  part('hello').textContent = hello;
  part('lede').textContent = lede;
  part('order').textContent = `Order ${quote.reference}`;
  part('rows').replaceChildren(...rowsOf(quote));
  part('nothing').hidden = true;
  button.cart = { items: quote.lines.map(({ sku, quantity }) => ({ sku, quantity })) };
  part('again').hidden = checking || !OPEN.includes(status);
};

document.addEventListener('till-status', ({ session }) => show(session));
