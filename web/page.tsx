import type { Lang } from '#shared/language.ts'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { frameWords, wordsIn } from '#shared/text/page-words.ts'
import { Icon } from './parts/icon.tsx'
import { Said } from './parts/said.tsx'
import type { Look } from './style/looks.ts'
import { looks } from './style/looks.ts'

/** A page as its function gives it: everything but the frame. `body` is the `<main>`. */
export interface Page {
  readonly title: string
  readonly lang: Lang
  readonly body: VNode
  /** Where the same page is in the other language; `?lang=…` on the same address when left out. */
  readonly otherLanguage?: string
  /** The place it is about, for the head of the page; the product's own name when left out. */
  readonly place?: string
  /** Which rules it carries: those of every screen when left out; `paper` is an A4 sheet. */
  readonly look?: Look
  /** Where the script of this page is, if it has one; the page is whole without it. */
  readonly script?: string
  /** Rules of this page alone, after the sheet of its look. */
  readonly style?: string
  /** False keeps search engines away; only the village board is for them. */
  readonly indexed?: boolean
}

export const otherLang = (lang: Lang): Lang => (lang === 'zh' ? 'en' : 'zh')

/** The whole document: one answer, nothing else to fetch but the script of the few pages that have one. */
export function renderPage(page: Page): string {
  const { title, lang, body, look = 'screen' } = page
  const say = wordsIn(frameWords, lang)
  const other = otherLang(lang)
  return `<!doctype html>${renderToString(
    <html lang={lang === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        {/* Addresses hold capabilities: they go to no other site and into no index. */}
        <meta name="referrer" content="same-origin" />
        {page.indexed === true ? null : <meta name="robots" content="noindex" />}
        <meta name="format-detection" content="telephone=no" />
        <title>{`${title} - ${say('product')}`}</title>
        {page.script === undefined ? null : <script src={page.script} defer />}
        <style dangerouslySetInnerHTML={{ __html: `${looks[look]}${page.style ?? ''}` }} />
      </head>
      <body>
        <header>
          {look === 'paper' ? (
            <span />
          ) : (
            <span>
              <Icon name="home" />
              <Said lang={lang}>{page.place ?? say('product')}</Said>
            </span>
          )}
          <a class="go" href={page.otherLanguage ?? `?lang=${other}`} lang={other} hreflang={other}>
            {say('otherLanguage')}
          </a>
        </header>
        {body}
      </body>
    </html>,
  )}`
}
