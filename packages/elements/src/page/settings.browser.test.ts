import { assert, fixture, html } from '@open-wc/testing';
import { configure } from './configure.ts';
import { configureFromTag, endpointOf, localeOf } from './settings.ts';

describe('settings', () => {
  const here = (path: string) => new URL(path, location.href).href;

  it('the first found wins: the element, configure, the script tag, meta, /checkout', async () => {
    assert.strictEqual(endpointOf(), here('/checkout'));
    const meta = document.createElement('meta');
    Object.assign(meta, { name: 'till-endpoint', content: '/from-meta' });
    document.head.append(meta);
    assert.strictEqual(endpointOf(), here('/from-meta'));
    configureFromTag({ endpoint: '/from-tag' });
    assert.strictEqual(endpointOf(), here('/from-tag'));
    configure({ endpoint: 'https://pay.shop.example/till/' });
    assert.strictEqual(endpointOf(), 'https://pay.shop.example/till');
    configureFromTag({ endpoint: '/from-tag' });
    assert.strictEqual(endpointOf(), 'https://pay.shop.example/till');
    assert.strictEqual(endpointOf('/own'), here('/own'));
    meta.remove();
  });

  it('amounts are written as the nearest lang says, unless the page has settled it', async () => {
    const element = await fixture(html`<div lang="de"><p></p></div>`);
    assert.strictEqual(localeOf(element.querySelector('p')!), 'de');
    configure({ locale: 'fr-CH' });
    assert.strictEqual(localeOf(element.querySelector('p')!), 'fr-CH');
  });
});
