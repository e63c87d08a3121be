/** Percent-encodes as S3 does: everything but unreserved characters. */
export function encodeS3(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** Path as sent, and the decoded query pairs in their order. Malformed escapes are left as they are. */
export function splitUrl(url: string): { path: string; query: [string, string][] } {
  const at = url.indexOf('?')
  const path = at < 0 ? url : url.slice(0, at)
  const pairs =
    at < 0
      ? []
      : url
          .slice(at + 1)
          .split('&')
          .filter((pair) => pair !== '')
  return {
    path,
    query: pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [decoded(name), decoded(value.join('='))]
    }),
  }
}

/** Percent-decodes; text with malformed escapes comes back as it was. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
