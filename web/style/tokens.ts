/**
 * The visual language as custom properties: one set for the pages without script and for the console. Warm paper, one
 * green to act by. Colours keep 4.5:1 on `--paper`, `--wash` and their own wash in both schemes (WCAG 2.2, 1.4.3); `--line`
 * keeps 3:1 around whatever can be pressed (1.4.11), `--hair` only parts things. A state is never said by its colour alone.
 */
export const tokens = `
:root{--paper:#fffdf9;--ink:#1d1b18;--soft:#514c45;--line:#766f66;--hair:#ded8cd;--act:#0b5a38;--onact:#fff;--wash:#f4f1e9;
--good:#0b5a38;--goodwash:#e2f1e7;--warn:#744600;--warnwash:#fdf0d5;--bad:#9c1414;--badwash:#fce9e6;--calm:#1f4e79;--calmwash:#e7f0f8;
--s1:4px;--s2:8px;--s3:12px;--s4:16px;--s5:24px;--s6:32px;--s7:48px;--round:10px;color-scheme:light dark;accent-color:var(--act)}
@media (prefers-color-scheme:dark){:root{--paper:#191816;--ink:#f3f0ea;--soft:#cdc7bd;--line:#9d958b;--hair:#403c36;--act:#8fdcb2;--onact:#0c2418;--wash:#26241f;
--good:#8fdcb2;--goodwash:#1c3026;--warn:#f3c675;--warnwash:#362b15;--bad:#ffb3a7;--badwash:#3d211e;--calm:#a9cdf0;--calmwash:#1c2b3a}}
`.trim()

/** On paper there is no scheme: what is printed from a dark screen is dark on white. */
export const printedTokens =
  ':root{--paper:#fff;--ink:#000;--soft:#333;--line:#555;--hair:#999;--act:#000;--onact:#fff;--wash:#fff;' +
  '--good:#000;--goodwash:#fff;--warn:#000;--warnwash:#fff;--bad:#000;--badwash:#fff;--calm:#000;--calmwash:#fff}'
