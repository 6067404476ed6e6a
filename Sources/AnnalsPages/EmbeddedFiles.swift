// swift-format-ignore-file
// Written by tools/embed-templates from the files in Embedded; change those, not this.

enum EmbeddedFiles {
    /// The name and the text of each file that ships.
    static let all: [(name: String, text: String)] = [
("evidence.css", ##"""
.evidence aside { margin-top: 1.2rem; padding: .7rem 1rem; border-left: 3px solid var(--warn); background: var(--faint); font-size: .92rem; }
.evidence .statements li { padding: .22rem 0 .22rem 1.5rem; position: relative; overflow-wrap: anywhere; }
.evidence .statements li::before { content: "✓"; position: absolute; left: 0; color: var(--good); font-weight: 600; }
.evidence .statements.open li::before { content: "–"; color: var(--quiet); }
.evidence .about td, .evidence .about th { font-weight: 600; }
.evidence tbody th { font-weight: 400; }
.evidence tbody th a { text-decoration: none; color: var(--soft); }
.evidence .when { white-space: nowrap; font-weight: 400; color: var(--soft); }
.evidence th.number + th, .evidence th.number + td { padding-left: 1rem; }
.evidence .remark { display: block; font-weight: 400; color: var(--warn); font-size: .92em; }
.evidence pre { font: .78rem/1.45 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; background: var(--faint); padding: .5rem .7rem; margin: .4rem 0; overflow-x: auto; }
.evidence pre.wrap { white-space: pre-wrap; overflow-wrap: anywhere; }
.evidence h3 { font: 600 .8rem/1.3 var(--sans); margin: .8rem 0 0; }
.evidence h3 code { font-weight: 400; color: var(--soft); margin-left: .6em; }
.evidence #lines pre { font-size: .7rem; }
@media print {
  .evidence aside, .evidence .line, .evidence pre { break-inside: avoid; }
  .evidence #checkpoint, .evidence #check { break-inside: avoid; }
  .evidence pre { font-size: 6.9pt; }
  .evidence #lines pre { font-size: 6.2pt; }
  .evidence h3 { break-after: avoid; font-size: 7.4pt; }
}

"""##),
("evidence.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Annals">
<title>Evidence: {{title}} · {{organization}}</title>
<style>
{{{css}}}
</style>
</head>
<body class="evidence">
<main class="sheet">
<header>
<p class="running"><span class="organization" dir="auto">{{organization}}</span> <span class="form">Evidence</span></p>
<h1 dir="auto">{{title}}</h1>
<p class="facts">{{#facts}}<span dir="auto">{{.}}</span>{{/facts}}</p>
</header>
<aside><p><strong>Presence, not completeness.</strong> {{says}}</p></aside>
<section id="proved">
<h2>What is proved</h2>
<ul class="statements">{{#proved}}<li dir="auto">{{.}}</li>{{/proved}}</ul>
</section>
<section id="not-proved">
<h2>What is not proved</h2>
<ul class="statements open">{{#notProved}}<li dir="auto">{{.}}</li>{{/notProved}}</ul>
</section>
<section id="entries">
<h2>The entries</h2>
<div class="scroll"><table>
<caption>In the order in which they were written down. Those set in bold are about what this is evidence of.</caption>
<thead><tr><th scope="col" class="number">Entry</th><th scope="col">Happened</th><th scope="col">What was written down</th></tr></thead>
<tbody>
{{#entries}}
<tr{{#isAbout}} class="about"{{/isAbout}}><th scope="row" class="number"><a href="#line-{{number}}">#{{number}}</a></th><td class="when">{{when}}</td><td dir="auto">{{words}}{{#note}}<span class="remark">{{note}}</span>{{/note}}</td></tr>
{{/entries}}
</tbody>
</table></div>
</section>
<section id="check">
<h2>How to check it</h2>
<p>This page is for reading. What can be checked is the file it was made from: ask for it, and for the log’s public key from somebody you trust. Then, with no log at hand and nothing but Python 3, or with annals:</p>
<pre>python3 verify.py evidence FILE.json --key KEY
annals verify-evidence FILE.json --key KEY</pre>
<p>Both recompute every hash below. The key that the file names is</p>
<pre class="wrap">{{key}}</pre>
</section>
<section id="checkpoint">
<h2>The signed checkpoint</h2>
<p>Whose log it is, how many entries it had, the root of the tree over them, and who signed for that.</p>
<pre class="wrap">{{checkpoint}}</pre>
</section>
<section id="lines">
<h2>The lines, word for word</h2>
<p>Each as it stands in the log, with its leaf in the tree: the SHA-256 of a zero byte and the line.</p>
{{#entries}}
<div class="line" id="line-{{number}}"><h3>#{{number}} <code>{{leaf}}</code></h3><pre class="wrap">{{line}}</pre></div>
{{/entries}}
</section>
{{#hasDisclosed}}
<section id="disclosed">
<h2>Disclosed texts</h2>
<div class="scroll"><table>
<caption>Each stands sealed in its line, with the SHA-256 of the salt and the text beside it.</caption>
<thead><tr><th scope="col">Entry</th><th scope="col">Where</th><th scope="col">Text</th><th scope="col">Salt (Base64)</th></tr></thead>
<tbody>{{#disclosed}}<tr><th scope="row">#{{number}}</th><td><code>{{path}}</code></td><td dir="auto">{{text}}</td><td><code>{{salt}}</code></td></tr>{{/disclosed}}</tbody>
</table></div>
</section>
{{/hasDisclosed}}
<footer><p>{{made}}</p></footer>
</main>
</body>
</html>

"""##),
("notice.css", ##"""
:root { color-scheme: light dark; --ink: #1d2430; --quiet: #5b6472; --paper: #fbfaf7; --line: #d8d4ca; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e6df; --quiet: #a3a9b3; --paper: #15181d; --line: #343a44; } }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 system-ui, sans-serif; }
main { max-width: 32rem; padding: 2rem; border-top: 3px solid var(--ink); }
.mark { margin: 0 0 2rem; color: var(--quiet); font-variant: small-caps; letter-spacing: .08em; }
h1 { margin: 0 0 .75rem; font: 600 1.75rem/1.2 Georgia, serif; }
p { margin: 0; }

"""##),
("notice.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{title}} · Annals</title>
<style>
{{{css}}}
</style>
</head>
<body>
<main>
<p class="mark">Annals</p>
<h1 dir="auto">{{title}}</h1>
<p dir="auto">{{words}}</p>
</main>
</body>
</html>

"""##),
("numbered.css", ##"""
@page { @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt "Liberation Sans", Arial, sans-serif; color: #50575e; } }

"""##),
("report.css", ##"""
:root {
  --paper: #ffffff; --desk: #efede8; --ink: #1c2126; --soft: #59626b; --line: #d9d6cf; --faint: #f5f3ef;
  --accent: #0b5563; --good: #17693f; --warn: #8a5a00; --bad: #b3261e; --quiet: #626b74;
  --sans: "Helvetica Neue", Helvetica, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif;
  --serif: Charter, "Iowan Old Style", "Palatino Linotype", Palatino, "TeX Gyre Pagella", Georgia, "Liberation Serif", serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1a1e22; --desk: #111417; --ink: #e9e6e0; --soft: #a7b0b8; --line: #3a4148; --faint: #22272c;
    --accent: #7cc7d3; --good: #67cb95; --warn: #e5b454; --bad: #ff938a; --quiet: #9ca6ae;
  }
}
* { box-sizing: border-box; }
html { background: var(--desk); color: var(--ink); font: 15px/1.45 var(--sans); -webkit-text-size-adjust: 100%; }
body { margin: 0; padding: 2rem 1rem; }
h1, h2, p, dl, dd, ul, ol, figure { margin: 0; padding: 0; }
ul, ol { list-style: none; }
a { color: inherit; text-decoration-color: var(--line); text-underline-offset: .2em; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.sheet { max-width: 60rem; margin: 0 auto; background: var(--paper); padding: 2.6rem 3rem 2rem; border-radius: 3px; box-shadow: 0 1px 3px #0003, 0 8px 28px #0000001a; }

header { border-bottom: 2px solid var(--ink); padding-bottom: .9rem; }
.running { display: flex; justify-content: space-between; gap: 1rem; font-size: .8rem; letter-spacing: .04em; color: var(--soft); }
.organization { font-weight: 600; color: var(--accent); }
h1 { font: 400 2.1rem/1.15 var(--serif); letter-spacing: -.01em; margin: .35rem 0 .4rem; overflow-wrap: anywhere; }
.facts { color: var(--soft); font-size: .9rem; }
.facts span { display: inline-block; }
.facts span + span::before { content: "·"; margin: 0 .45em; }
.circle { margin-top: .6rem; padding: .35rem .7rem; border-left: 3px solid var(--bad); background: var(--faint); font-size: .9rem; }

.headline { display: flex; flex-wrap: wrap; gap: .4rem 0; padding: .9rem 0; border-bottom: 1px solid var(--line); }
.headline div { flex: 1 1 8rem; display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: 0 1rem; border-left: 1px solid var(--line); }
.headline div:first-child { padding-left: 0; border-left: 0; }
.headline dd { font: 400 1.7rem/1.15 var(--serif); font-variant-numeric: lining-nums; }
.headline dt { font-size: .82rem; line-height: 1.3; color: var(--soft); }
.headline .good dd { color: var(--good); }
.headline .warn dd { color: var(--warn); }
.headline .bad dd { color: var(--bad); }

nav { padding: .9rem 0; border-bottom: 1px solid var(--line); font-size: .88rem; }
nav ol { display: flex; flex-wrap: wrap; gap: .25rem 1.2rem; }

section { margin-top: 1.6rem; }
h2 { font: 600 .95rem/1.3 var(--sans); color: var(--accent); padding-bottom: .3rem; border-bottom: 1px solid var(--line); margin-bottom: .55rem; }
section > p { margin: .5rem 0; }
.items > li { padding: .32rem 0 .32rem 1.5rem; position: relative; break-inside: avoid; }
.items .text { font-weight: 600; }
.head, .note, td, th, caption, figcaption { overflow-wrap: anywhere; }
.id { color: var(--soft); font-size: .88em; font-variant-numeric: tabular-nums; white-space: nowrap; }
.note { color: var(--soft); font-size: .92em; }
.label { color: var(--quiet); font-style: italic; }
.label::after { content: ":"; }
.sign { font-size: .84em; white-space: nowrap; font-weight: 600; color: var(--quiet); }
.sign.good, .glyph.good { color: var(--good); }
.sign.warn, .glyph.warn { color: var(--warn); }
.sign.bad, .glyph.bad { color: var(--bad); }
.glyph.quiet { color: var(--quiet); }
.glyph { width: .95em; height: .95em; vertical-align: -.12em; margin-right: .3em; }
.head > .glyph { position: absolute; left: 0; top: .58em; width: 1em; height: 1em; }
.full .note, .audit .note { padding-left: 9.5em; }
.full .label, .audit .label { float: left; margin-left: -9.5em; width: 9em; text-align: right; overflow-wrap: anywhere; }
.full .note:not(:has(.label)), .audit .note:not(:has(.label)) { padding-left: 0; }
.more { color: var(--soft); font-size: .9em; padding-left: 1.5rem; }

.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; margin: .4rem 0 1rem; }
caption { text-align: left; color: var(--soft); padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .34rem .7rem .34rem 0; border-bottom: 1px solid var(--line); }
td { min-width: 3rem; }
thead th { font-weight: 600; color: var(--soft); border-bottom-color: var(--soft); overflow-wrap: normal; }
tbody th { font-weight: 600; }
tfoot th, tfoot td { font-weight: 600; border-bottom: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number, tbody th.number, td.short { white-space: nowrap; }
td.number + td:not(.number), th.number + th:not(.number) { padding-left: .8rem; }

.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1rem 1.6rem; padding: .2rem 0; }
figure { break-inside: avoid; }
figcaption { font-size: .88rem; line-height: 1.3; margin-bottom: .2rem; }
figcaption .name { font-weight: 600; }
figcaption .value { display: block; color: var(--soft); }
svg.chart, svg.bars { display: block; width: 100%; height: auto; overflow: visible; }
svg text { font-family: var(--sans); fill: var(--soft); paint-order: stroke; stroke: var(--paper); stroke-width: 2.5px; stroke-linejoin: round; }
svg .strong { fill: var(--ink); font-weight: 600; }
svg .grid { stroke: var(--line); stroke-width: .6; }
svg .axis { stroke: var(--soft); stroke-width: .8; }
svg .series { fill: none; stroke: var(--accent); stroke-width: 1.6; stroke-linejoin: round; }
svg .ahead { stroke-dasharray: 2.5 2.5; }
svg .point { fill: var(--accent); stroke: var(--paper); stroke-width: .8; }
svg .point.missed { fill: var(--bad); }
svg .point.provisional { fill: var(--paper); stroke: var(--accent); stroke-width: 1.4; }
svg .point.forecast { fill: var(--paper); stroke: var(--quiet); stroke-width: 1.2; stroke-dasharray: 1.4 1; }
svg .point.provisional.missed { stroke: var(--bad); }
svg .target { stroke: var(--warn); stroke-width: 1.5; stroke-dasharray: 5 2.4; fill: none; }
svg .bar { fill: var(--quiet); opacity: .55; }
svg .bar.good { fill: var(--good); }
svg .bar.warn { fill: var(--warn); }
svg .bar.bad { fill: var(--bad); }
svg .mark { stroke: currentColor; fill: none; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
svg .now { stroke: var(--soft); stroke-width: .8; stroke-dasharray: 2 2; }
svg g.good { color: var(--good); } svg g.warn { color: var(--warn); } svg g.bad { color: var(--bad); } svg g.quiet { color: var(--quiet); }
.legend { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; font-size: .8rem; color: var(--soft); margin: .3rem 0 0; }
.legend svg { width: 1.9em; height: .8em; margin-right: .35em; vertical-align: -.06em; }
.legend span { white-space: nowrap; }

footer { margin-top: 2rem; padding-top: .8rem; border-top: 1px solid var(--line); font-size: .8rem; color: var(--soft); }
footer section { margin-top: 0; }
.leaf { white-space: nowrap; }
code { font: .92em/1.3 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; white-space: normal; }

.page .sections { columns: 2; column-gap: 2.4rem; column-rule: 1px solid var(--line); margin-top: 1.1rem; }
.page section { margin: 0 0 1.1rem; }
.page h2 { break-after: avoid; }
.page .items > li { padding-top: .18rem; padding-bottom: .18rem; }
.page .head > .glyph { top: .42em; }
.page .charts { display: block; padding: 0; orphans: 1; widows: 1; }
.page .legend, .page .more { break-before: avoid; }
.page .charts figure { display: inline-block; vertical-align: top; width: 47%; margin: 0 4% .7rem 0; }
.page .charts figure:nth-child(2n) { margin-right: 0; }
.page .charts figure:only-child { width: 100%; margin-right: 0; }
.page .attention { border-left: 3px solid var(--warn); padding-left: .8rem; }
.page footer { margin-top: .4rem; }
@media (max-width: 46rem) {
  body { padding: 0; }
  .sheet { padding: 1.4rem 1.1rem; border-radius: 0; box-shadow: none; }
  .page .sections { columns: 1; }
  .full .note, .audit .note { padding-left: 0; }
  .full .label, .audit .label { float: none; margin: 0; width: auto; }
  h1 { font-size: 1.65rem; }
  .headline div { flex-basis: 40%; padding: 0 .6rem; }
}

@page { size: A4 portrait; margin: 13mm 14mm 12mm; }
@media print {
  :root {
    --paper: #ffffff; --desk: #ffffff; --ink: #000000; --soft: #3c4248; --line: #c9c9c9; --faint: #f4f4f4;
    --accent: #0b4a57; --good: #135a35; --warn: #744b00; --bad: #96150f; --quiet: #50575e;
    color-scheme: light;
  }
  html { font-size: 9pt; line-height: 1.36; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  body { padding: 0; }
  .sheet { max-width: none; padding: 0; box-shadow: none; border-radius: 0; }
  a { text-decoration: none; }
  nav { display: none; }
  .scroll { overflow: visible; }
  thead { display: table-header-group; }
  tr, figure, .items > li { break-inside: avoid; }
  .full .items > li, .audit .items > li { break-inside: auto; }
  .full .note, .audit .note { break-inside: avoid; }
  .head { break-after: avoid; }
  h2, caption { break-after: avoid; }
  h1 { font-size: 20pt; }
  table { font-size: 8.2pt; }
  .page { font-size: 8.4pt; line-height: 1.3; }
  .page h1 { font-size: 18pt; margin: 1mm 0; }
  .page header { padding-bottom: 2mm; }
  .page .headline { padding: 2mm 0; }
  .page .headline dd { font-size: 14pt; }
  .page .headline dt { font-size: 8pt; }
  .page .sections { column-gap: 8mm; margin-top: 3mm; columns: 2; }
  .page section { margin-bottom: 3.2mm; }
  .page h2 { font-size: 9.5pt; margin-bottom: 1mm; padding-bottom: .6mm; }
  .page .items > li { padding: .5mm 0 .5mm 4.4mm; }
  .page .head > .glyph { top: .9mm; width: 2.9mm; height: 2.9mm; }
  .page .note { font-size: 8.1pt; }
  .page .charts figure { margin-bottom: 2mm; }
  .page figcaption { font-size: 8.1pt; line-height: 1.22; }
  .page .more { padding-left: 4.4mm; }
  .page .legend { font-size: 7pt; }
  .page.airy { font-size: 9.6pt; line-height: 1.36; }
  .page.airy .note { font-size: 9.1pt; }
  .page.airy h2 { font-size: 10.4pt; }
  .page.airy .headline dd { font-size: 17pt; }
  .page.airy .headline dt { font-size: 8.8pt; }
  .page.airy h1 { font-size: 21pt; }
  .page.airy figcaption { font-size: 8.8pt; }
  .page.airy section { margin-bottom: 4.5mm; }
  .page.airy .items > li { padding-top: .8mm; padding-bottom: .8mm; }
  .page.airy .head > .glyph { top: 1.4mm; }
  .page footer { font-size: 7pt; margin-top: 2mm; padding-top: 1.5mm; }
}

"""##),
("report.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Annals">
<title>{{title}} · {{organization}}</title>
<style>
{{{css}}}
</style>
</head>
<body class="{{form}}">
<main class="sheet">
<header>
<p class="running"><span class="organization" dir="auto">{{organization}}</span> <span class="form">{{formName}}</span></p>
<h1 dir="auto">{{title}}</h1>
<p class="facts">{{#subtitle}}<span dir="auto">{{.}}</span>{{/subtitle}}</p>
{{#circle}}
<p class="circle"><strong>Confidential.</strong> For {{circle}} alone.</p>
{{/circle}}
</header>
{{#hasHeadline}}
<dl class="headline">
{{#headline}}
<div class="{{tone}}"><dt>{{label}}</dt><dd>{{value}}</dd></div>
{{/headline}}
</dl>
{{/hasHeadline}}
{{#hasContents}}
<nav aria-label="Contents"><ol>{{#sections}}<li><a href="#{{key}}">{{title}}</a></li>{{/sections}}</ol></nav>
{{/hasContents}}
<div class="sections">
{{#sections}}
{{> section}}
{{/sections}}
{{#isEmpty}}
<p>Nothing is on record of it.</p>
{{/isEmpty}}
</div>
<footer>
{{#hasChapters}}
<section id="counts">
<h2>What of the log is in this report</h2>
<div class="scroll"><table>
<caption>Entries by chapter of the catalogue of actions; each is counted once</caption>
<thead><tr><th scope="col">Chapter</th><th scope="col" class="number">In the log</th><th scope="col" class="number">Shown</th><th scope="col" class="number">Hidden</th><th scope="col" class="number">Struck</th><th scope="col" class="number">Left out</th></tr></thead>
<tbody>
{{#chapters}}
<tr><th scope="row">{{name}}</th><td class="number">{{entries}}</td><td class="number">{{shown}}</td><td class="number">{{hidden}}</td><td class="number">{{struck}}</td><td class="number">{{leftOut}}</td></tr>
{{/chapters}}
</tbody>
<tfoot><tr><th scope="row">All</th><td class="number">{{total.entries}}</td><td class="number">{{total.shown}}</td><td class="number">{{total.hidden}}</td><td class="number">{{total.struck}}</td><td class="number">{{total.leftOut}}</td></tr></tfoot>
</table></div>
</section>
{{/hasChapters}}
<p class="counts">{{counts}}</p>
<p class="made">{{made}}{{#leaf}} <span class="leaf">Leaf <code>{{leaf}}</code></span>{{/leaf}}</p>
</footer>
</main>
</body>
</html>

"""##),
("section.mustache", ##"""
{{% CONTENT_TYPE:PAGE}}<section id="{{key}}" class="{{key}}">
<h2>{{title}}</h2>
{{#blocks}}
{{#words}}
<p dir="auto">{{words}}</p>
{{/words}}
{{#hasItems}}
<ul class="items">
{{#items}}
<li><p class="head" dir="auto">{{#sign}}{{{glyph}}}{{/sign}}{{#id}}<span class="id">{{id}}</span> {{/id}}<span class="text">{{text}}</span>{{#sign}} <span class="sign {{tone}}">{{sign}}</span>{{/sign}}</p>{{#notes}}<p class="note" dir="auto">{{#label}}<span class="label">{{label}}</span> {{/label}}{{text}}</p>{{/notes}}</li>
{{/items}}
</ul>
{{/hasItems}}
{{#table}}
<div class="scroll"><table>
<caption dir="auto">{{caption}}</caption>
<thead><tr>{{#columns}}<th scope="col"{{#isNumeric}} class="number"{{/isNumeric}}>{{title}}</th>{{/columns}}</tr></thead>
<tbody>
{{#rows}}
<tr><th scope="row" dir="auto"{{#first.isNumeric}} class="number"{{/first.isNumeric}}>{{first.text}}{{#sign}} <span class="sign {{tone}}">{{{glyph}}}{{sign}}</span>{{/sign}}</th>{{#cells}}<td dir="auto"{{#kind}} class="{{kind}}"{{/kind}}>{{text}}</td>{{/cells}}</tr>
{{/rows}}
</tbody>
</table></div>
{{/table}}
{{#hasCharts}}
<div class="charts">
{{#charts}}
<figure>
<figcaption dir="auto"><span class="name">{{name}}</span>{{#sign}} <span class="sign {{tone}}">{{{glyph}}}{{sign}}</span>{{/sign}}<span class="value">{{caption}}</span></figcaption>
{{{svg}}}
</figure>
{{/charts}}
</div>
{{#legend}}
<p class="legend">{{{legend}}}</p>
{{/legend}}
{{/hasCharts}}
{{#picture}}
<figure class="wide">{{{picture}}}</figure>
{{/picture}}
{{/blocks}}
{{#more}}
<p class="more">{{more}}</p>
{{/more}}
</section>

"""##),
    ]
}
