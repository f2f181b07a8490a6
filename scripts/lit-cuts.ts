/**
 * What the script-tag build leaves out of Lit, by file: nothing of it can be reached from the kit's own elements. Each is a
 * text that must be there, and what stands there instead.
 */
export type Cut = readonly [text: RegExp, instead: string];

/** Whatever draws the elements (`light-dark()`, relative colours) adopts style sheets; every `css` is one text of their own. */
const STYLES: readonly Cut[] = [
  [
    /const t=globalThis,e=t\.ShadowRoot&&.+?replaceSync\(this\.cssText\).+?adoptedStyleSheets=.+?:t;/,
    'class n{}const i=t=>{let s;return{get styleSheet(){return s||(s=new CSSStyleSheet).replaceSync(t[0]),s}}},S=(s,o)=>{s.adoptedStyleSheets=o.map(t=>t.styleSheet)};',
  ],
  [/,c as getCompatibleStyle,e as supportsAdoptingStyleSheets,r as unsafeCSS/, ''],
];

const ELEMENT: readonly Cut[] = [
  [/getCompatibleStyle as t,/, ''],
  [/,supportsAdoptingStyleSheets,unsafeCSS(?=\})/, ''],
  [/,s as adoptStyles,.+?\}/, '}'],
  // Hooks for polyfills, for hydrating and for decorators.
  [/Symbol\.metadata\?\?=.+?new WeakMap;/, ''],
  [/,p\?\..+?(?=;export)/, ''],
  [/static addInitializer\(t\)\{.+?\}(?=static get)/, ''],
  [/,this\.constructor\.l\?\.forEach\(t=>t\(this\)\)/, ''],
  // Attributes are texts, numbers and switches, none of them a handler; another value is another one.
  [
    /(?<=\}=Object),.+?(?=;class y)/,
    ',u={toAttribute:(t,s)=>s===Boolean?t?"":null:t,fromAttribute:(t,s)=>s===Boolean?null!==t:s===Number&&null!==t?+t:t}',
  ],
  [/\(void 0!==i\.converter\?\.toAttribute\?i\.converter:u\)/, 'u'],
  [/const t=i\.getPropertyOptions\(e\),h=.+?:u;/, ''],
  [
    /const r=h\.fromAttribute\(s,t\.type\);this\[e\]=.+?,/,
    'this[e]=u.fromAttribute(s,i.elementProperties.get(e).type),',
  ],
  [
    /!1===i\?void 0:"string"==typeof i\?i:"string"==typeof t\?t\.toLowerCase\(\):void 0/,
    '!1===i?void 0:i??t.toLowerCase()',
  ],
  // A property is a field of an element, with no accessors beneath and no value of its own; styles are one list.
  [/getOwnPropertyDescriptor:h,getOwnPropertyNames:r,getOwnPropertySymbols:o,getPrototypeOf:n(?=\})/, ''],
  [
    /static createProperty\(.+?(?=static _\$Eu)/,
    'static finalize(){if(this.hasOwnProperty("finalized"))return;this.finalized=!0,this.elementProperties=new Map,this._$Eh=new Map;for(const t in this.properties){const s=this.properties[t],n=this._$Eu(t,s),h=Symbol();this.elementProperties.set(t,s),n&&this._$Eh.set(n,t),e(this.prototype,t,{get(){return this[h]},set(i){const e=this[h];this[h]=i,this.requestUpdate(t,e,s)}})}}',
  ],
  [/this\.constructor\.elementStyles/, 'this.constructor.styles'],
  [/y\.elementStyles=\[\],/, ''],
  [/,y\[d\("elementProperties"\)\]=new Map,y\[d\("finalized"\)\]=new Map/, ''],
  [
    /requestUpdate\(t,s,i,e=!1,h\)\{if\(void 0!==t\)\{.+?return;this\.C\(t,s,i\)\}/,
    'requestUpdate(t,s,h){if(void 0!==t){if(i(this[t],s))return;this.C(t,s,h)}',
  ],
  [/C\(t,s,\{useDefault:i.+?\|\|\(this\._\$AL\.has/, 'C(t,s,{reflect:e}){(this._$AL.has'],
  [/\(this\.hasUpdated\|\|i\|\|\(s=void 0\)/, '(this.hasUpdated||(s=void 0)'],
  [/const t=this\.constructor\.elementProperties;if\(t\.size>0\)for\(.+?\}(?=\}let t=!1)/, ''],
  // Steps of an update that nothing takes part in.
  [/removeController\(t\)\{.+?\}(?=_\$E_)/, ''],
  [
    /const t=this\.scheduleUpdate\(\);return null!=t&&await t,!this\.isUpdatePending\}scheduleUpdate\(\)\{return this\.performUpdate\(\)\}/,
    'return this.performUpdate(),!this.isUpdatePending}',
  ],
  [
    /let t=!1;const s=this\._\$AL;try\{.+?this\.update\(s\)\):this\._\$EM\(\)\}catch\(s\)\{throw t=!1,this\._\$EM\(\),s\}t&&this/,
    'const s=this._$AL;try{this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)}catch(t){throw this._$EM(),t}this',
  ],
  [/return this\.getUpdateComplete\(\)\}getUpdateComplete\(\)\{/, ''],
  [/shouldUpdate\(t\)\{return!0\}/, ''],
  [/willUpdate\(t\)\{\}/, ''],
  [/this\.hasUpdated\|\|\(this\.hasUpdated=!0,this\.firstUpdated\(t\)\)/, 'this.hasUpdated=!0'],
  [/firstUpdated\(t\)\{\}/, ''],
  // It is updated once it is connected: there is a root by then, and an update is pending.
  [/if\(!this\.isUpdatePending\)return;/, ''],
  [/this\.renderRoot\?\?=this\.createRenderRoot\(\),(?=this\._\$Ep)/, ''],
  // Each instance has its own from the start.
  [/enableUpdating\(t\)\{\}/, ''],
  [/this\._\$Eh&&(?=\[)/, ''],
  // What was set before is set once, and mostly nothing.
  [/this\._\$Ep=void 0,/, ''],
  [/t\.size>0&&\(this\._\$Ep=t\)/, 'this._$Ep=t'],
  [/if\(!this\.hasUpdated\)\{(if\(this\._\$Ep\)\{.+?\})\}(?=const s)/, '$1'],
  // Only attributes that reflect are written.
  [/if\(void 0!==e&&!0===i\.reflect\)(?=\{)/, ''],
  // Called from one place, they stand there.
  [/this\._\$Ev\(\)\}_\$Ev\(\)\{/, ''],
  [/attributeChangedCallback\(t,s,i\)\{this\._\$AK\(t,i\)\}/, ''],
  [/_\$AK\(t,s\)\{/, 'attributeChangedCallback(t,o,s){'],
  [/this\.C\(t,s,h\)\}(.+?)\}C\(t,s,\{reflect:e\}\)\{(.+?)\}(?=async)/, '$2}$1}'],
  [/!0===e&&(?=this\._\$Em!==t)/, 'h.reflect&&'],
  [/this\._\$AE\(s\)\}_\$AE\(t\)\{(.+?)this\.updated\(t\)/, '$1this.updated(s)'],
];

const TEMPLATES: readonly Cut[] = [
  [/const t=globalThis,i=t=>t,s=t\.trustedTypes/, 'const s=globalThis.trustedTypes'],
  [/const s=i\(t\)\.nextSibling;i\(t\)\.remove\(\)/, 'const s=t.nextSibling;t.remove()'],
  [/,B=t\.litHtmlPolyfillSupport.+?;(?=const D=)/, ';'],
  // Only directives make another value of one, and there are none here.
  [/function M\(t,i,s=t,e\)\{.+?\}(?=class R)/, ''],
  [/_\$AI\(t,i=this\)\{t=M\(this,t,i\),/, '_$AI(t){'],
  [/t=M\(this,t,i,0\),o=/, 'o='],
  [/r=M\(this,e\[s\+n\],i,n\)/, 'r=e[s+n]'],
  [/_\$AI\(t,i=this\)\{if\(\(t=M\(this,t,i,0\)\?\?A\)===E\)/, '_$AI(t){if((t??=A)===E)'],
  // Only they are told of being connected, look around themselves, or stand in an element's tag.
  [/setConnected\(t\)\{.+?\}(?=\}class H)/, ''],
  [/this\._\$AP\?\.\(!1,!0,s\)/, ''],
  [/get _\$AU\(\)\{return this\._\$AM\??\._\$AU(\?\?this\._\$Cv)?\}/g, ''],
  [/get parentNode\(\)\{return this\._\$AM\.parentNode\}/, ''],
  [/get parentNode\(\)\{let t=.+?(?=_\$AI)/, ''],
  [/get tagName\(\)\{return this\.element\.tagName\}/, ''],
  [/,this\._\$Cv=e\?\.isConnected\?\?!0/, ''],
  [/this\._\$AN=void 0,/g, ''],
  [/:6===r\.type&&\(i=new Z\(h,this,t\)\)/, ':0'],
  [/else t\.startsWith\(o\)&&\(d\.push\(\{type:6,index:l\}\),r\.removeAttribute\(t\)\);/, 'else;'],
  [/class Z\{.+?\}(?=const j=)/, ''],
  [/const j=\{.+?\}(?=,B=|;)/, 'const j=0'],
  [/this\.type=2,/, ''],
  [/this\.type=1,/, ''],
  [/constructor\(\)\{super\(\.\.\.arguments\),this\.type=3\}/, ''],
  [/constructor\(\)\{super\(\.\.\.arguments\),this\.type=4\}/, ''],
  [/constructor\(t,i,s,e,h\)\{super\(t,i,s,e,h\),this\.type=5\}/, ''],
  // Nothing is written into comments, nor within tags whose content is text alone.
  [/"!--"===u\[1\]\?c=_:/, ''],
  [/c===_\|\|c===m/, 'c===m'],
  [/_=\/-->\/g,/, ''],
  [/if\(8===r\.nodeType\)if\(r\.data===n\)(.+?);else\{.+?o\.length-1\}(?=l\+\+)/, 'if(8===r.nodeType&&r.data===n)$1;'],
  [/\(y\.test\(u\[2\]\)&&\(n=RegExp\("<\/"\+u\[2\],"g"\)\),c=p\)/, 'c=p'],
  [/c=n\?\?v/, 'c=v'],
  [/\(c=p,n=void 0\)/, 'c=p'],
  [/(?<=const s=t\.length-1,e=\[\];let )n,/, ''],
  [/if\(y\.test\(r\.tagName\)\)\{.+?r\.append\(t\[i\],c\(\)\)\}\}/, ''],
  // Listeners are functions, of the element whose template it is.
  [/,e=t===A&&s!==A\|\|.+?,h=t!==A&&\(s===A\|\|e\);/, ',e=t===A&&s!==A,h=t!==A&&s===A;'],
  [
    /"function"==typeof this\._\$AH\?this\._\$AH\.call\(this\.options\?\.host\?\?this\.element,t\):this\._\$AH\.handleEvent\(t\)/,
    'this._$AH.call(this.options.host,t)',
  ],
  // SVG and MathML of their own, templates compiled before, documents of their own.
  [/x=t=>\(i,\.\.\.s\)=>\((.+?):t,(.+?)\),b=x\(1\),w=x\(2\),T=x\(3\)/, 'b=(i,...s)=>($1:1,$2)'],
  [/,T as mathml/, ''],
  [/,w as svg/, ''],
  [/(?<=const N=\(t),i/, ''],
  [/2===i\?"<svg>":3===i\?"<math>":""/, '""'],
  [/\+\(2===i\?"<\/svg>":3===i\?"<\/math>":""\)/, ''],
  [/,_\$litType\$:i\},e\)(?=\{let r)/, '})'],
  [/N\(t,i\)/, 'N(t)'],
  [/,2===i\|\|3===i\)\{.+?\}(?=for)/, ');'],
  [/,_\$litType\$:s\}=t,e="number"==typeof s\?.+?,s\);if/, '}=t,e=this._$AC(t);if'],
  [/\(t\?\.creationScope\?\?l\)\.importNode/, 'l.importNode'],
  [
    /\{const e=s\?\.renderBefore\?\?i;let h=.+?return h\._\$AI\(t\),h\}/,
    '{const e=s.renderBefore;(i._$litPart$??=new k(i.insertBefore(c(),e),e,s))._$AI(t)}',
  ],
  // A template is as a minifier writes it: without comments, with double quotes, and each part an attribute or a child.
  [/v=\/<.+?\/g,m=\/>\/g,/, String.raw`v=/<\/?[a-zA-Z][^>\s]*/g,`],
  [/c===v\?void 0!==u\[1\]\?c=m:void 0!==u\[2\]\?c=p:void 0!==u\[3\]&&\(c=p\):/, 'c===v?c=p:'],
  [/:c===m\?c=v:c=p;const x=.+?;/, ':c=p;'],
  [/\+\(-2===d\?i:x\)/, ''],
  [/\+o\+x\)/, '+o)'],
  [/\|\$\)`,"g"\),g=\/'\/g/, ')`,"g")'],
  [/\("\|'\)/, '(")'],
  [/void 0===u\[1\]\?d=-2:/, ''],
  [/'"'===u\[3\]\?\$:g\)/, '$)'],
  [/c===\$\|\|c===g\?c=p:c=p;/, 'c=p;'],
  [/if\(r\.hasAttributes\(\)\)(?=for)/, ''],
  [/\{type:1,(?=index)/, '{'],
  [/\{type:2,(?=index)/, '{'],
  [
    /let i;2===r\.type\?i=new k\(h,h\.nextSibling,this,t\):1===r\.type\?i=(new r\.ctor\(.+?),this,t\):0,this\._\$AV\.push\(i\)/,
    'this._$AV.push(r.ctor?$1,t):new k(h,h.nextSibling,t))',
  ],
  [/void 0!==s&&\((void 0!==s\.strings.+?)\),i\+\+/, '$1,i++'],
  [/S\.createElement\(f,e\)/, 'document.createElement("template"),this.el.innerHTML=f'],
  [/static createElement\(.+?\}(?=\})/, ''],
  // Nobody asks a part where it stands, or leaves a value to it uncommitted.
  [/constructor\(t,i\)\{(.+?),this\._\$AM=i\}/, 'constructor(t){$1}'],
  [/new R\(e,this\)/, 'new R(e)'],
  [/constructor\(t,i,s,e\)\{(.+?),this\._\$AM=s,/, 'constructor(t,i,e){$1,'],
  [/(?<=new k\(this\.O\(c\(\)\),this\.O\(c\(\)\)),this(?=,)/, ''],
  [/constructor\(t,i,s,e,h\)\{(.+?),this\._\$AM=e,/, 'constructor(t,i,s,h){$1,'],
  [/_\$AI\(t,i=this,s,e\)\{/, '_$AI(t,s){'],
  [/s\._\$AI\(t,s,i\)/, 's._$AI(t,i)'],
  [/o&&!e&&this\.j/, 'o&&this.j'],
  // No other Lit of the page is asked what they mean.
  [/Symbol\.for\("lit-noChange"\)/, 'Symbol()'],
  [/Symbol\.for\("lit-nothing"\)/, 'Symbol()'],
  // `noChange` stands for a whole rendering alone.
  [/\|\|t!==this\._\$AH&&t!==E,o/, '||t!==this._$AH,o'],
  [/,r===E&&\(r=this\._\$AH\[n\]\)/, ''],
  [/if\(\(t\?\?=A\)===E\)return;/, 't??=A;'],
];

/** What the kit may not use, since it is left out of Lit here: it would do nothing, or throw. */
export const LEFT_OUT: readonly RegExp[] = [
  /\b(?:shouldUpdate|willUpdate|firstUpdated|scheduleUpdate|getUpdateComplete|removeController|addInitializer|getPropertyOptions)\b/,
  /\b(?:createProperty|elementProperties|finalizeStyles|elementStyles|renderOptions|renderBefore)\b/,
  /\b(?:hasChanged|useDefault|noAccessor|converter): /,
  /\bstate: true\b/,
  /\bcss`[^`]*\$\{/,
  /\bsvg`/,
  /<(script|style|textarea|title)\b[^>`]*>[^<`]*\$\{/,
  /\s@[\w-]+=\$\{\{/,
  /<!--/,
  /='/,
  /\}\/>/,
  /\$\{[^}]*\bnoChange\b/,
  /\brequestUpdate\([^)]/,
];

export const CUTS: Readonly<Record<string, readonly Cut[]>> = {
  '@lit/reactive-element/css-tag.js': STYLES,
  '@lit/reactive-element/reactive-element.js': ELEMENT,
  'lit-html/lit-html.js': TEMPLATES,
  'lit-element/lit-element.js': [
    [/,s\.litElementHydrateSupport\?\..+?;/, ';'],
    [/super\(\.\.\.arguments\)/, 'super()'],
    [/connectedCallback\(\)\{.+?\}disconnectedCallback\(\)\{.+?\}/, ''],
    [/const o=s\.litElementPolyfillSupport.+?;(?=const n)/, ''],
    [/\(s\.litElementVersions.+?;/, ''],
    [/this\.hasUpdated\|\|\(this\.renderOptions\.isConnected=this\.isConnected\),/, ''],
    [/,this\._\$Do=void 0/, ''],
    [/this\._\$Do=e\(/, 'e('],
    [/i\._\$litElement\$=!0,i\["finalized"\]=!0/, ''],
  ],
};
