/** A file name with Chinese signs, as RFC 8187 encodes it, without what file systems do not take; `plain` for old programs. */
export function attachment(name: string, plain: string): string {
  const clean = name.replaceAll(/[\\/:*?"<>|]+/g, ' ').toWellFormed()
  const encoded = encodeURIComponent(clean).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook to keep; in no cache. */
export function xlsxAnswer(file: Uint8Array, name: string, plain: string): Response {
  return new Response(Buffer.from(file), {
    headers: {
      'Content-Type': xlsxType,
      'Content-Disposition': attachment(name, plain),
      'Cache-Control': 'no-store',
    },
  })
}
