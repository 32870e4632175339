// Markup that tries to run: each would set `window.ran` if a page let it.

const RUN = "window.ran=1";

const TAGS = ["a", "audio", "b", "body", "button", "details", "div", "form", "iframe", "img", "input", "marquee", "math", "object", "p", "section", "select", "svg", "textarea", "video"];
const EVENTS = ["onload", "onerror", "onclick", "onmouseover", "onfocus", "onbegin", "ontoggle", "onanimationstart", "onpointerenter", "oncontentvisibilityautostatechange", "onscrollsnapchange", "ONERROR"];

const handlers = TAGS.flatMap((tag) => EVENTS.map((event) => `<${tag} src=x href=# autofocus open ${event}="${RUN}">x</${tag}>`));

const schemes = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  `java\tscript:${RUN}`,
  `java\nscript:${RUN}`,
  ` \u0001javascript:${RUN}`,
  `&#106;avascript:${RUN}`,
  `&#x6A;avascript&colon;${RUN}`,
  `javascript&#58;${RUN}`,
  `vbscript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${RUN}'/>`,
  `//javascript:${RUN}`,
].flatMap((url) => [`<a href="${url}">x</a>`, `<iframe src="${url}"></iframe>`, `<img src="${url}">`, `<form action="${url}"><button>x</button></form>`]);

const shapes = [
  `<script>${RUN}</script>`,
  `<SCRIPT>${RUN}</SCRIPT >`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `<script/src=data:,${RUN}></script>`,
  `<script\u0000>${RUN}</script>`,
  `"><script>${RUN}</script>`,
  `'><svg/onload=${RUN}>`,
  `</textarea><script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `</noscript><img src=x onerror=${RUN}>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<!--><img src=x onerror=${RUN}>-->`,
  `<!-- --!><img src=x onerror=${RUN}> -->`,
  `<![CDATA[<img src=x onerror=${RUN}>]]>`,
  `<?xml version="1.0"?><img src=x onerror=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${RUN}"><text x=20 y=20>x</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg' onload='${RUN}'/>#x"/></svg>`,
  `<svg><foreignObject><iframe srcdoc="<script>parent.${RUN}</script>"></iframe></foreignObject></svg>`,
  `<svg></p><style><a title="</style><img src=x onerror=${RUN}>">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${RUN}&gt;">`,
  `<math><annotation-xml encoding="text/html"><style><img src=x onerror=${RUN}></style></annotation-xml></math>`,
  `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${RUN}>`,
  `<table background="javascript:${RUN}"><td>x</td></table>`,
  `<style>@import 'javascript:${RUN}';</style>`,
  `<style>*{background:url("javascript:${RUN}")}</style>`,
  `<link rel=stylesheet href="javascript:${RUN}">`,
  `<link rel=import href="data:text/html,<script>${RUN}</script>">`,
  `<meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
  `<base href="javascript:${RUN}//">`,
  `<object data="data:text/html,<script>${RUN}</script>"></object>`,
  `<embed src="data:text/html,<script>${RUN}</script>">`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<template><img src=x onerror=${RUN}></template>`,
  `<xmp><img src=x onerror=${RUN}></xmp>`,
  `<plaintext><img src=x onerror=${RUN}>`,
  `<img src=x:alert onerror=${RUN}//`,
  `<img/src/onerror=${RUN}>`,
  `<img src="x\` \`<script>${RUN}</script>"\` \`>`,
  `<img \u000Csrc=x\u000Conerror=${RUN}>`,
  `<a href="x" style="behavior:url(#default#time2)" onbegin=${RUN}>x</a>`,
  `<div style="background:url(javascript:${RUN})">x</div>`,
  `<div style="width:expression(${RUN})">x</div>`,
  `<input type=image src=x onerror=${RUN}>`,
  `<video><source onerror=${RUN}></video>`,
  `<isindex type=image src=1 onerror=${RUN}>`,
  `<leptos-island data-component="x" onclick=${RUN} autofocus tabindex=0>x</leptos-island>`,
  `\u202E<img src=x onerror=${RUN}>\u202C`,
  `＜script＞${RUN}＜/script＞`,
  `%3Cscript%3E${RUN}%3C/script%3E`,
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `{{constructor.constructor('${RUN}')()}}`,
  `\${${RUN}}`,
];

export const VECTORS: string[] = [...handlers, ...schemes, ...shapes];
