/** Reads a request's body up to so many bytes; undefined when there is more, without reading the rest. */
export async function readLimited(request: Request, atMost: number): Promise<Uint8Array | undefined> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > atMost) return undefined
  const reader = request.body?.getReader()
  if (reader === undefined) return new Uint8Array()
  const parts: Uint8Array[] = []
  let length = 0
  while (true) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(parts)
    length += value.length
    if (length > atMost) {
      await reader.cancel()
      return undefined
    }
    parts.push(value)
  }
}
