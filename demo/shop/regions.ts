import { PRODUCTS, type Product } from './catalog.ts';

/** Where the shop sells, and in which currency. Amounts in its minor units. */
export interface Region {
  /** Stands in addresses, and at the end of a SKU; the home region's SKUs are bare. */
  readonly id: string;
  readonly label: string;
  readonly currency: string;
  /** For the whole order. */
  readonly delivery: number;
  /** What a piece costs here, made of its price at home: rounded as prices are. */
  readonly price: (home: number) => number;
}

const HOME: Region = { id: 'us', label: 'United States', currency: 'USD', delivery: 400, price: (home) => home };

/** Prices are the shop's own: no rate of the day is asked, so that a price stands until somebody changes it. */
export const REGIONS: readonly Region[] = [
  HOME,
  { id: 'eu', label: 'Europe', currency: 'EUR', delivery: 390, price: (home) => Math.round(home * 0.9) },
  { id: 'th', label: 'Thailand', currency: 'THB', delivery: 6_000, price: (home) => Math.round(home * 0.34) * 100 },
  { id: 'my', label: 'Malaysia', currency: 'MYR', delivery: 900, price: (home) => Math.round(home * 0.44) * 10 },
];

/** The region an address names; the home region when it names none, or one we do not sell in. */
export const regionOf = (query: URLSearchParams): Region =>
  REGIONS.find(({ id }) => id === query.get('region')) ?? HOME;

/** An address within a region: `/goods/mug?region=th`. */
export const within = ({ id }: Region, path: string): string =>
  id === HOME.id ? path : `${path}${path.includes('?') ? '&' : '?'}region=${id}`;

/** A product as a region sells it. A SKU says its region: the browser names no currency. */
export const sold = (product: Product, region: Region): Product =>
  region.id === HOME.id
    ? product
    : {
        ...product,
        sku: `${product.sku}-${region.id}`,
        price: region.price(product.price),
        currency: region.currency,
      };

/** All that can be bought anywhere. */
export const everywhere = (products: readonly Product[] = PRODUCTS): readonly Product[] =>
  REGIONS.flatMap((region) => products.map((product) => sold(product, region)));

/** What delivery costs where this currency is paid. */
export const deliveryIn = (currency: string): number =>
  REGIONS.find((region) => region.currency === currency)?.delivery ?? HOME.delivery;
