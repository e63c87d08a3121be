/** What a sheet for the wall has beyond the paper's own rules: larger, for people who stand before it. */
export const sheetStyle = `
@page{margin:16mm 16mm}
body{font-size:1.1rem;line-height:1.6}
h1{font-size:2.2rem}
h2{border-bottom:2px solid #000;font-size:1.4rem}
.stand{font-weight:bold}
table{table-layout:auto}
.facts th{width:1%;min-width:7em;white-space:nowrap}
.facts td p{margin:0}
.tally{margin:.2rem 0;padding:0;list-style:none}
.tally div{display:flex;justify-content:space-between}
.bar{display:block;width:100%;height:4mm;border:1px solid #000}
.bar .got{fill:#444}
.bar .rest{fill:#bbb}
.bar .line{stroke:#fff;stroke-width:5;vector-effect:non-scaling-stroke}
.bar .line+.line{stroke:#000;stroke-width:2}
.qr{display:flex;align-items:center;margin:1.2rem 0 .6rem;page-break-inside:avoid}
.qr svg{flex:none;width:34mm;height:34mm;margin-right:5mm}
.qr .address{word-break:break-all}
.go{color:#0a4a2c}
@media print{.away{display:none}main{font-size:13pt}}
`.trim()
