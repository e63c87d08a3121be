import { printedTokens, tokens } from './tokens.ts'

/**
 * What every page of villagers and the public has: no file to fetch, no script, Chrome 57's features and older (flexbox
 * without gap, no grid). Sizes of text are in rem so that they follow the reader's own setting, spaces in px so that large
 * text keeps its width; targets are 60 px at least and main text 18 px (MIIT's rules for elder versions, 2021).
 */
export const baseStyle = `
${tokens}
*{box-sizing:border-box}
html{font-size:112.5%;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);line-height:1.6;font-family:system-ui,"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans SC",sans-serif;overflow-wrap:break-word;word-wrap:break-word;word-break:break-word}
header,main{max-width:36rem;margin:0 auto;padding:0 var(--s4)}
header{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;border-bottom:1px solid var(--hair)}
header>span{padding:var(--s2) var(--s4) var(--s2) 0;font-weight:bold}
header .icon{color:var(--act)}
header .go{justify-content:flex-end}
main{padding-top:var(--s4);padding-bottom:var(--s7)}
h1{font-size:1.5rem;line-height:1.5;margin:0 0 var(--s4)}
h2{font-size:1.2rem;line-height:1.5;margin:var(--s6) 0 var(--s3)}
h3{font-size:1.05rem;line-height:1.5;margin:var(--s5) 0 var(--s2)}
p,ul,ol,dl,table,.notes{margin:0 0 var(--s4)}
ul,ol{padding-left:1.4rem}
li{margin-bottom:var(--s2)}
a{color:var(--act)}
a:focus,button:focus,input:focus,textarea:focus,[tabindex]:focus{outline:3px solid var(--act);outline-offset:3px}
.icon{flex:none;width:1.4em;height:1.4em;margin-right:.4em;vertical-align:-.35em;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.soft{color:var(--soft)}
.text{white-space:pre-wrap}
.go{display:inline-flex;vertical-align:middle;align-items:center;min-height:60px;min-width:60px;max-width:100%;padding:var(--s1) 0}
.big{display:block;width:100%;min-height:60px;margin:0 0 var(--s4);padding:var(--s4);border:2px solid var(--act);border-radius:var(--round);background:var(--act);color:var(--onact);font:inherit;font-size:1.2rem;line-height:1.5;font-weight:bold;text-align:center;text-decoration:none;cursor:pointer;-webkit-appearance:none}
.plain{background:transparent;color:var(--act)}
.big:active{opacity:.8}
.box,.alert{margin:0 0 var(--s5);padding:var(--s4);border-radius:var(--round);background:var(--wash)}
.box{border:1px solid var(--hair)}
.alert{border:2px solid var(--bad);background:var(--badwash)}
.alert h2{color:var(--bad)}
.warned{border:2px solid var(--warn);background:var(--warnwash)}
.box>:first-child,.alert>:first-child{margin-top:0}
.box>:last-child,.alert>:last-child{margin-bottom:0}
.notes{padding:var(--s4) 0 0;border-top:1px solid var(--hair);list-style:none}
.notes li,.chosen li,.lead{display:flex;align-items:flex-start}
.notes .icon,.chosen .icon,.lead .icon{margin-top:.1em}
.notes .icon{color:var(--soft)}
.notes li>span,.chosen li>span,.lead>span,.lead>strong{flex:1 1 0%;min-width:0}
.chosen{padding:0;list-style:none;font-size:1.15rem}
.chosen .icon{color:var(--good)}
.mark{width:2.6em;height:2.6em;margin:0;color:var(--good)}
.unseen{position:absolute;left:0;right:0;opacity:0;pointer-events:none}
@media (forced-colors:active){.icon.icon{color:inherit}}
@media print{${printedTokens}header .go,.big,form{display:none}.box,.alert,.ticket{page-break-inside:avoid}}
`.trim()
