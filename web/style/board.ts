/** What is told rather than asked: the way of a matter, how things stand, tables. */
export const boardStyle = `
.steps{display:flex;flex-wrap:wrap;margin:0 -3px var(--s5);padding:0;list-style:none}
.steps li{display:flex;flex-direction:column;align-items:center;flex:1 1 auto;min-width:3rem;margin:0 3px 6px;padding:8px 6px;border:2px solid var(--act);border-radius:var(--round);color:var(--act);line-height:1.5;text-align:center}
.steps .icon{margin:0}
.steps small{font-size:1rem}
.steps .ahead{border-style:dashed;border-color:var(--line);color:var(--soft)}
.steps [aria-current]{padding:6px 4px;border-width:4px;background:var(--act);color:var(--onact);font-weight:bold}
.status{display:inline-flex;align-items:center;max-width:100%;margin:0 var(--s2) var(--s1) 0;padding:2px 12px 2px 8px;border:1px solid currentColor;border-radius:20px;font-weight:bold;vertical-align:middle}
.status>span{min-width:0}
.status.plain{padding-left:12px;background:var(--wash);color:var(--soft)}
.good{background:var(--goodwash);color:var(--good)}
.warn{background:var(--warnwash);color:var(--warn)}
.bad{background:var(--badwash);color:var(--bad)}
.calm{background:var(--calmwash);color:var(--calm)}
.digest{font-family:ui-monospace,Menlo,Consolas,monospace;word-break:break-all}
table{width:100%;border-collapse:collapse;table-layout:fixed}
caption{text-align:left}
th,td{padding:var(--s3) var(--s1);border-bottom:1px solid var(--hair);text-align:left;vertical-align:middle}
thead th{border-bottom:2px solid var(--line);color:var(--soft)}
.n{width:30%;text-align:right}
dt{font-weight:bold}
dd{margin:0 0 var(--s3)}
@media (forced-colors:active){.steps [aria-current]{border-color:Highlight}}
`.trim()
