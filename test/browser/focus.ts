import type { Page } from 'playwright-core'

/**
 * What can be reached with the keyboard and does not show it: no ring of 3 px around it, nor around the card it stands in
 * (WCAG 2.2, 2.4.7 and 2.4.13).
 */
export function unseenFocusOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ringed = (element: Element | null) => {
      if (element === null) return false
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element)
      return outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 3 && outlineColor !== 'rgba(0, 0, 0, 0)'
    }
    const reachable = document.querySelectorAll<HTMLElement>(
      'a[href], button, input:not([type=hidden]), textarea, select, summary, audio[controls], [tabindex]',
    )
    return [...reachable].flatMap((element) => {
      element.focus()
      const seen = document.activeElement === element && (ringed(element) || ringed(element.nextElementSibling))
      return seen ? [] : [element.outerHTML.slice(0, 80)]
    })
  })
}
