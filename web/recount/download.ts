/** The text at an address, saying on the way how many bytes have come. Throws when it cannot be had whole. */
export async function download(path: string, tell: (bytes: number) => void): Promise<string> {
  const response = await fetch(path, { credentials: 'omit' })
  if (!response.ok || response.body === null) throw new Error(`${path}: ${response.status}`)
  const [reader, decoder] = [response.body.getReader(), new TextDecoder()]
  let [text, bytes] = ['', 0]
  for (;;) {
    // One after the other: that is how a stream comes.
    // oxlint-disable-next-line no-await-in-loop
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    text += decoder.decode(value, { stream: true })
    tell(bytes)
  }
}
