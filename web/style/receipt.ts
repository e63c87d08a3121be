/** What somebody keeps a picture of: all that matters is inside one frame. */
export const receiptStyle = `
.ticket{position:relative;margin:0 0 var(--s5);padding:var(--s5) var(--s4) var(--s4);border:2px solid var(--act);border-top-width:10px;border-radius:var(--round);background:var(--paper);text-align:center}
.ticket h1{margin:0 0 var(--s2)}
.ticket p{margin:0 0 var(--s3)}
.ticket>.soft:last-child{margin:0}
.code{margin:0 -8px var(--s4);padding:var(--s2) 0;border:dashed var(--line);border-width:2px 0;background:var(--wash);font:bold 1.7rem/1.5 ui-monospace,Menlo,Consolas,monospace}
.code svg{display:block;width:100%;max-width:11em;margin:0 auto}
.code text{font-size:28px;text-anchor:middle;fill:currentColor}
`.trim()
