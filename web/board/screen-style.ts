/**
 * For a wide screen three metres away: nothing smaller than 4 % of its height, dark on light, one thing at a time. It takes
 * the frame of every page and lays it out anew; the switch of the language stays within reach of the one at the keyboard.
 */
export const screenPageStyle = `
html{font-size:4.2vh}
body{display:flex;flex-direction:column;height:100vh;overflow:hidden;line-height:1.4;color:#000;background:#fff}
header{display:none}
main{display:flex;flex-direction:column;flex:1 1 auto;width:100%;max-width:none;min-height:0;padding:0}
.top{display:flex;justify-content:space-between;align-items:center;flex:none;padding:1.6vh 3vw;background:#0a4a2c;color:#fff}
.top p{margin:0}
.top p:first-child{font-size:6vh;font-weight:bold}
.row{display:flex;flex:1 1 auto;min-height:0;padding:3vh 3vw 0}
.card{flex:1 1 0%;min-width:0;min-height:0;overflow:hidden;padding-right:3vw}
.card .kicker{margin:0;color:#0a4a2c;font-size:5vh;font-weight:bold}
.card h1{margin:1vh 0 3vh;font-size:9vh;line-height:1.25}
.card .long{font-size:7vh}
.card .longer{font-size:5.6vh}
.card p{margin:0 0 1.6vh;font-size:5.4vh;line-height:1.35}
.card .tally{margin:0;font-size:5vh;line-height:1.3}
.card .tally li{margin:0 0 1.6vh}
.card .bar{height:3.4vh;border-width:2px}
.card .many .bar{height:1.6vh}
.card .many li{margin-bottom:.8vh}
.side{flex:none;width:38vh}
.side .qr{margin:0;font-size:4.2vh;line-height:1.25}
.side .qr svg{display:block;width:38vh;height:38vh;border:1px solid #000}
.side .address{display:block;margin-top:1vh;font-size:4vh;word-break:break-all}
.turn{display:flex;align-items:center;flex:none;min-height:7vh;margin:0;padding:0 3vw;font-size:4vh}
.turn a{display:inline-flex;align-items:center;min-width:60px;min-height:60px;margin-left:3vw;color:#0a4a2c}
`.trim()
