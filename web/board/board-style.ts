/** What boards have beyond the shared sheet: the story, bars, the way to other forms of the page. Chrome 57, like that one. */
export const boardPageStyle = `
.now{margin:0 0 var(--s6);padding:var(--s4);border:2px solid var(--act);border-radius:var(--round)}
.now h2{margin:0 0 var(--s2)}
.now ul{margin:0;padding:0;list-style:none}
.now li{margin:0;padding:var(--s3) 0;border-top:1px solid var(--hair)}
.now li:last-child{padding-bottom:0}
.now .go{font-size:1.1rem;font-weight:bold}
.now p{margin:0}
.now .soft{padding-top:0;border:0}
.matter{margin:0 0 var(--s5);padding:var(--s4);border:1px solid var(--hair);border-radius:var(--round)}
.matter h3{margin:0 0 var(--s2);font-size:1.15rem}
.matter h4{margin:var(--s4) 0 var(--s1);font-size:1rem;color:var(--soft)}
.matter .steps{margin-bottom:var(--s2)}
.facts{margin:0;padding:0;list-style:none}
.facts li{margin:0;padding:var(--s2) 0;border-top:1px solid var(--hair)}
.facts p{margin:0}
.facts .tally li{padding:0;border:0}
.rows{margin:0 0 var(--s5);padding:0;list-style:none}
.rows li{margin:0;border-bottom:1px solid var(--hair)}
.tally{margin:0 0 var(--s3);padding:0;list-style:none}
.tally li{margin:0 0 var(--s3)}
.tally div{display:flex;flex-wrap:wrap;justify-content:space-between}
.tally b{margin-left:auto;padding-left:var(--s3)}
.bar{display:block;width:100%;height:1.1rem;border:1px solid var(--line);border-radius:3px}
.bar .got{fill:var(--act)}
.bar .rest{fill:var(--soft)}
.bar .line{stroke:var(--paper);stroke-width:7;vector-effect:non-scaling-stroke}
.bar .line+.line{stroke:var(--ink);stroke-width:3}
.story{margin:0;padding:0;list-style:none}
.story>li{position:relative;margin:0;padding:0 0 var(--s5) 1.6rem;border-left:3px solid var(--hair)}
.story>li:last-child{border-left-color:transparent;padding-bottom:0}
.story>li:before{content:"";position:absolute;left:-11px;top:.35em;width:19px;height:19px;border:3px solid var(--act);border-radius:50%;background:var(--paper)}
.story>.end:before{background:var(--act)}
.story>.wait{border-left-style:dashed;border-left-color:var(--line)}
.story>li:first-child{padding-top:0}
.story h2{margin:0 0 var(--s2)}
.story h2 .icon{color:var(--act)}
.story h3{margin:var(--s3) 0 var(--s1)}
.story .when{margin:0;color:var(--soft)}
.story .text{margin-bottom:var(--s2)}
.ways{margin:var(--s6) 0 0;padding:var(--s3) 0 0;border-top:1px solid var(--hair)}
.ways p{margin:0}
.ways .go{margin-right:var(--s5)}
@media (forced-colors:active){.bar .got{fill:Highlight}.story>li:before{border-color:CanvasText}}
`.trim()

/** On a wide screen what is on now stands beside the matters. */
export const wideStyle = `
@media (min-width:62rem){header,main{max-width:62rem}.halves{display:flex;align-items:flex-start}.halves>:first-child{flex:none;width:22rem;margin-right:var(--s6)}.halves>:last-child{flex:1 1 0%;min-width:0}.halves>:last-child>:first-child>h2{margin-top:0}}
`.trim()
