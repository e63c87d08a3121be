/**
 * One style for every page a villager or the public sees: no file to fetch, no script, Chrome 57's features and older
 * (flexbox without gap, no grid). Sizes are in rem so that they follow the reader's own setting; targets are 60 px at least
 * and main text 18 px (MIIT's rules for elder versions, 2021); colours keep 4.5:1 in both schemes, and never stand alone.
 */
export const screenStyle = `
:root{--paper:#fff;--ink:#1b1b1b;--soft:#4a4f4b;--line:#6f766f;--act:#0a5c36;--onact:#fff;--wash:#eef4f0;--bad:#9c1414;color-scheme:light dark;accent-color:var(--act)}
@media (prefers-color-scheme:dark){:root{--paper:#15181a;--ink:#f2f2ee;--soft:#c9cdc8;--line:#939a93;--act:#8fdcb2;--onact:#0c2418;--wash:#212827;--bad:#ffb3a7}}
*{box-sizing:border-box}
html{font-size:112.5%}
body{margin:0;background:var(--paper);color:var(--ink);line-height:1.6;font-family:system-ui,"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans SC",sans-serif;overflow-wrap:break-word;word-wrap:break-word;word-break:break-word}
header,main{max-width:36rem;margin:0 auto;padding:0 16px}
header{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;color:var(--soft)}
main{padding-bottom:3rem}
h1{font-size:1.5rem;line-height:1.5;margin:.5rem 0 1rem}
h2{font-size:1.2rem;line-height:1.5;margin:2rem 0 .6rem}
h3{font-size:1.05rem;line-height:1.5;margin:1.2rem 0 .4rem}
p,ul,ol,dl,table{margin:0 0 1rem}
ul,ol{padding-left:1.4rem}
li{margin-bottom:.5rem}
a{color:var(--act)}
a:focus,button:focus,input:focus,textarea:focus,[tabindex]:focus{outline:3px solid var(--act);outline-offset:3px}
.soft{color:var(--soft)}
.text{white-space:pre-wrap}
.go{display:inline-flex;align-items:center;min-height:60px;min-width:60px;max-width:100%;padding:.3rem 0}
header .go{justify-content:flex-end}
.big{display:block;width:100%;min-height:60px;margin:0 0 1rem;padding:.9rem 1rem;border:2px solid var(--act);border-radius:.5rem;background:var(--act);color:var(--onact);font:inherit;font-size:1.2rem;font-weight:bold;text-align:center;text-decoration:none;cursor:pointer}
.plain{background:transparent;color:var(--act)}
fieldset{border:0;margin:0 0 1.2rem;padding:0;min-width:0}
legend{display:table;max-width:100%;padding:0;margin:0 0 .6rem;font-weight:bold;white-space:normal}
.pick{display:flex;flex-wrap:wrap;align-items:center;min-height:60px;margin:0 0 .7rem;padding:10px 14px;border:2px solid var(--line);border-radius:.5rem;cursor:pointer}
.pick input{flex:none;width:1.6rem;height:1.6rem;margin:0 14px 0 0}
.pick span{min-width:0}
.pick>span:last-child{flex:1 1 5em}
.pick .face{flex:none;font-size:1.6rem;margin-right:10px}
.field{margin:0 0 1.2rem}
.field label{display:block;font-weight:bold}
.field p{margin:0 0 .3rem}
.field input,.field textarea{display:block;width:100%;min-height:60px;padding:.6rem .8rem;border:2px solid var(--line);border-radius:.4rem;background:var(--paper);color:var(--ink);font:inherit}
.field [aria-invalid]{border-color:var(--bad);border-width:4px}
.alert{margin:0 0 1.2rem;padding:14px;border:2px solid var(--bad);border-left-width:.6rem;background:var(--wash)}
.alert h2{margin:.2rem 0 .4rem;color:var(--bad)}
.box{margin:0 0 1rem;padding:14px;border-left:.4rem solid var(--act);background:var(--wash)}
.box>:first-child{margin-top:0}
.box>:last-child,.alert>:last-child{margin-bottom:0}
.code{margin:0 0 1rem;padding:.5rem;border:3px dashed var(--line);font:bold 1.7rem/1.5 monospace}
.code svg{display:block;width:100%;max-width:10em;margin:0 auto}
.code text{font-size:28px;text-anchor:middle;fill:currentColor}
.unseen{position:absolute;opacity:0;pointer-events:none}
.digest{font-family:monospace;word-break:break-all}
table{width:100%;border-collapse:collapse;table-layout:fixed}
caption{text-align:left}
th,td{padding:.5rem .3rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:middle}
.n{width:30%;text-align:right}
dt{font-weight:bold}
dd{margin:0 0 .7rem}
`.trim()

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
