/** An A4 page for the printer; on a screen it looks like the sheet. */
export const paperStyle = `
:root{color-scheme:light}
@page{size:A4;margin:25mm 24mm}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#000;font:1.05rem/1.8 "Noto Serif SC","Songti SC",SimSun,serif;overflow-wrap:break-word;word-wrap:break-word;word-break:break-word}
header{display:flex;justify-content:flex-end;font-family:sans-serif}
header,main{max-width:170mm;margin:0 auto;padding:0 1rem}
a{color:#0a4a2c}
a:focus{outline:3px solid #0a4a2c}
.go{display:inline-flex;align-items:center;min-height:60px;min-width:60px}
header .go{justify-content:flex-end}
h1{font-size:1.6rem;line-height:1.5;text-align:center;margin:1rem 0 .3rem}
.sub{text-align:center}
h2{font-size:1.15rem;margin:1.2rem 0 .3rem;page-break-after:avoid}
p{margin:0 0 .6rem}
.text{white-space:pre-wrap}
:lang(zh) .body{text-indent:2em}
table{width:100%;border-collapse:collapse;margin:0 0 .8rem;table-layout:fixed}
th,td{border:1px solid #000;padding:.2rem .5rem;text-align:left;vertical-align:top}
tr{page-break-inside:avoid}
.facts th{width:7em;font-weight:bold}
.sign{margin:1.6rem 0;page-break-inside:avoid}
.line{display:inline-block;width:10em;max-width:100%;border-bottom:1px solid #000}
.note{border:1px solid #000;padding:.3rem .6rem}
@media print{header{display:none}main{max-width:none;padding:0}}
`.trim()
