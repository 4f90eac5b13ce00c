/** The style sheet of the HTML report. Colors hold 4.5:1 as text and 3:1 as bars against white, and differ in lightness. */
export const STYLE = `
:root { font: 16px/1.5 system-ui, sans-serif; color: #16202b; background: #fff; }
body { margin: 0; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem; }
h1, h2, p { overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; }
.subtitle { color: #475360; margin: .5rem 0 0; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 1rem; margin: 0; }
.facts div { border: 1px solid #c9d1d9; border-radius: .5rem; padding: 1rem; display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.facts dt { color: #475360; font-size: .875rem; }
.facts small { display: block; }
.facts dd { margin: 0; font-size: 1.5rem; white-space: nowrap; font-weight: 600; font-variant-numeric: tabular-nums; }
svg { width: 100%; min-width: 36rem; height: auto; display: block; margin: .5rem 0 1rem; }
svg text { font: 13px system-ui, sans-serif; fill: #16202b; }
.axis { stroke: #6b7885; stroke-width: 1; }
rect.before, .key.before { fill: #7a8794; background: #7a8794; }
rect.after, .key.after { fill: #0b5cab; background: #0b5cab; }
rect.settled, .key.settled { fill: #a35a00; background: #a35a00; }
rect.gain { fill: #0b5cab; }
rect.loss { fill: #b3261e; }
.legend { margin: .5rem 0 0; font-size: .875rem; }
.key { display: inline-block; width: .8rem; height: .8rem; border-radius: 2px; margin: 0 .4rem 0 1rem; }
.key:first-child { margin-left: 0; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { padding: .4rem .6rem; border-bottom: 1px solid #d8dee4; text-align: right; vertical-align: top; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; white-space: normal; min-width: 9rem; }
thead th { white-space: normal; }
#rules ~ .scroll td:nth-child(2), #rules ~ .scroll th:nth-child(2) { text-align: left; }
tbody th { font-weight: 400; }
@media print { main { padding: 0; } section { break-inside: avoid; } .scroll { overflow: visible; } }
@media (forced-colors: active) { rect, .key { forced-color-adjust: none; } }
`;
