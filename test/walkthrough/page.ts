/** A form as it stands in a page: where it goes and what it carries unseen. */
export interface PageForm {
  readonly action: string | undefined
  readonly method: string
  /** Fields filled in before anybody types: hidden ones, and those checked. */
  readonly filled: readonly (readonly [string, string])[]
}

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g

/** Reads the forms of a page, tolerant of the order and quoting of attributes. */
function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)].map(([, head = '', body = '']) => {
    const form = attributesOf(head)
    const fields = [...body.matchAll(/<(input|button|textarea|select)\b([^>]*)>(?:([\s\S]*?)<\/textarea>)?/gi)].map(
      ([, tag = '', rest = '', inner = '']) => ({ tag: tag.toLowerCase(), inner, on: attributesOf(rest) }),
    )
    const filled = fields.flatMap(({ tag, inner, on }): (readonly [string, string])[] => {
      const name = on.get('name')
      if (name === undefined) return []
      if (tag === 'textarea') return inner === '' ? [] : [[name, decoded(inner)]]
      if (tag !== 'input') return []
      const type = on.get('type') ?? 'text'
      if (type === 'hidden') return [[name, on.get('value') ?? '']]
      const ticked = (type === 'radio' || type === 'checkbox') && on.has('checked')
      return ticked ? [[name, on.get('value') ?? 'on']] : []
    })
    return { action: form.get('action'), method: (form.get('method') ?? 'get').toLowerCase(), filled }
  })
}

/** The form of a page by which something is sent: the first one with method post. */
export function postFormOf(html: string): PageForm | undefined {
  return formsOf(html).find(({ method }) => method === 'post')
}

/** The code in `<main data-refusal="CODE">`, where a page says no. */
export function refusalMarkOf(html: string): string | undefined {
  return /<main\b[^>]*\bdata-refusal=["']?([a-z-]+)/i.exec(html)?.[1]
}

/** The receipt that stands in `<output data-receipt>`. */
export function receiptIn(html: string): string | undefined {
  const found = /<output\b[^>]*\bdata-receipt\b[^>]*>([\s\S]*?)<\/output>/i.exec(html)?.[1]
  return found === undefined ? undefined : textOf(found)
}

/** Addresses of all links of a page. */
export function linksIn(html: string): string[] {
  return [...html.matchAll(/<a\b([^>]*)>/gi)].flatMap(([, head = '']) => attributesOf(head).get('href') ?? [])
}

/** What a page says: no tags, no styles, entities decoded, white space single. */
export function textOf(html: string): string {
  const bare = html.replace(/<(style|script|title)\b[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ')
  return decoded(bare).replace(/\s+/g, ' ').trim()
}

/** The same without any white space, for looking up texts that may be broken over elements. */
export function tight(text: string): string {
  return text.replace(/\s+/g, '')
}

function attributesOf(head: string): Map<string, string> {
  return new Map(
    [...head.matchAll(attribute)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decoded(double ?? single ?? bare ?? ''),
    ]),
  )
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (name.startsWith('#x') || name.startsWith('#X')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16))
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)))
    return entities[name.toLowerCase()] ?? whole
  })
}
