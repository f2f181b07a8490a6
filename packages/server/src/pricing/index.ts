export { fromCatalog, type CatalogItem } from './from-catalog.ts';
export { createPricing, type Price, type PriceContext, type Pricing } from './price.ts';
