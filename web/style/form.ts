/** Questions: where one is on the way, choices as cards, fields to type in. */
export const formStyle = `
.way{display:flex;flex-wrap:wrap;margin:0 0 var(--s5);padding:0;list-style:none}
.way li{flex:1 1 4.5em;margin:0 6px 0 0;padding-top:var(--s1);border-top:6px solid var(--act);color:var(--soft)}
.way [aria-current]{color:var(--ink);font-weight:bold}
.way .ahead{border-top:2px dashed var(--line);padding-top:8px}
fieldset{border:0;margin:0 0 var(--s4);padding:0;min-width:0}
legend{display:table;max-width:100%;padding:0;margin:0 0 var(--s3);white-space:normal}
legend,legend h1{font-weight:bold}
legend h1{margin-bottom:var(--s2)}
.pick{display:block;position:relative;margin:0 0 var(--s3);cursor:pointer}
.pick input{position:absolute;top:50%;left:18px;width:1.5rem;height:1.5rem;margin:-.75rem 0 0}
.pick input+span{display:block;min-height:64px;padding:16px 44px 16px calc(1.5rem + 34px);border:2px solid var(--line);border-radius:var(--round);font-size:1.1rem}
.pick input:checked+span{padding:14px 42px 14px calc(1.5rem + 32px);border:4px solid var(--act);background:var(--goodwash);font-weight:bold}
.pick input:checked+span::after{content:"";position:absolute;top:50%;right:22px;width:.5rem;height:1rem;margin-top:-.7rem;border:solid var(--act);border-width:0 4px 4px 0;transform:rotate(45deg)}
.pick input:focus{outline-color:transparent}
.pick input:focus+span{outline:3px solid var(--act);outline-offset:3px}
.field{margin:0 0 var(--s5)}
.field label{display:block;margin-bottom:var(--s1);font-weight:bold}
.field p{margin:0 0 var(--s2)}
.field input,.field textarea{display:block;width:100%;min-height:60px;margin:0;padding:var(--s3) var(--s4);border:2px solid var(--line);border-radius:var(--round);background:var(--paper);color:var(--ink);font:inherit;-webkit-appearance:none}
.field [aria-invalid]{border-color:var(--bad);border-width:4px}
@media (forced-colors:active){.pick input:checked+span{border-color:Highlight}}
`.trim()

/** Faces in a row that wraps, words under them. */
export const facesStyle = `
.faces{display:flex;flex-wrap:wrap;justify-content:center;margin:0 -5px}
.faces .pick{display:flex;flex:0 0 calc(33.33% - 10px);min-width:4.8em;margin:0 5px 10px;text-align:center}
:lang(en) .faces .pick{min-width:7.8em}
.faces .pick input{top:10px;left:8px;width:1.3rem;height:1.3rem;margin:0}
.faces .pick input+span{flex:1;min-width:0;padding:24px 4px 12px;font-size:1rem}
.faces .pick input:checked+span{padding:22px 2px 10px}
.faces .pick input:checked+span::after{content:none}
@media (min-width:36rem){:lang(zh) .faces .pick{flex-basis:calc(20% - 10px)}}
.face{display:block;width:3.2rem;height:3.2rem;margin:0 auto var(--s2);fill:none;stroke:currentColor;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
.given{display:flex;align-items:center}
.given .face{flex:none;margin:0 var(--s4) 0 0}
`.trim()
