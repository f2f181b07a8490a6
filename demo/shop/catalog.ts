import type { CatalogItem } from '@tillkit/server';

/** What stands on the shelf. `price` in cents, before delivery and tax; the browser never says one. */
export interface Product extends CatalogItem {
  readonly detail: string;
  readonly image: string;
  /** What the picture shows, for who does not see it. */
  readonly pictured: string;
  readonly says: string;
}

export const PRODUCTS: readonly Product[] = [
  {
    sku: 'coffee',
    title: 'House blend coffee',
    detail: '250 g, whole bean',
    price: 1_400,
    currency: 'USD',
    image: '/pictures/coffee.svg',
    pictured: 'A plum-coloured tin with a coffee bean on its label',
    says: 'Dark, sweet and round. Roasted on Tuesdays in the room behind the counter, so the tin you get is never older than a week.',
  },
  {
    sku: 'mug',
    title: 'Enamel mug',
    detail: '350 ml, dishwasher safe',
    price: 1_800,
    currency: 'USD',
    image: '/pictures/mug.svg',
    pictured: 'A white enamel mug with a blue rim and blue specks',
    says: 'White, blue at the rim, and a little speckled: no two are alike. It survives the dishwasher, the campfire and the floor.',
  },
  {
    sku: 'honey',
    title: 'Linden blossom honey',
    detail: '500 g, from the roof next door',
    price: 1_100,
    currency: 'USD',
    image: '/pictures/honey.svg',
    pictured: 'A jar of amber honey with a honeycomb on its label',
    says: 'Light and minty, gathered in June from the trees along the avenue by the bees that live above the bakery.',
  },
  {
    sku: 'soap',
    title: 'Vetiver soap',
    detail: '120 g, cold pressed',
    price: 650,
    currency: 'USD',
    image: '/pictures/soap.svg',
    pictured: 'A bar of green soap in a paper sleeve, with bubbles',
    says: 'Smells of roots and rain. Cut by hand, dried for six weeks on the shelf above the oven, and gone sooner than you think.',
  },
];
