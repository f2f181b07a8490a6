import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from './html.ts';

test('text is escaped, in content and in quoted attributes', () => {
  const mean = `<img src=x onerror="alert('1')">&amp;`;
  assert.equal(
    html`<p title="${mean}">${mean}</p>`.markup,
    '<p title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;">' +
      '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;</p>',
  );
});

test('what html made stays markup, lists are joined, nothing is nothing', () => {
  const items = ['<a>', 'b'].map((text) => html`<i>${text}</i>`);
  assert.equal(html`<b>${items}${null}${undefined}${0}</b>`.markup, '<b><i>&lt;a&gt;</i><i>b</i>0</b>');
});
