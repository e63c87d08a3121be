/** Reads the code in one picture of the camera, if there is one. */
type Reader = (video: HTMLVideoElement) => Promise<string | undefined>

/** So large a picture is looked at: slips are held close, and old phones are slow. */
const sideAtMost = 640
const pauseMs = 120

/** What browsers that read codes themselves offer (WICG Shape Detection); TypeScript's own types do not have it yet. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
interface DetectorMaker {
  new (options: { formats: readonly string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}

/**
 * Shows the back camera in `video` and tells every code that comes before it, the same one as often as it is seen. Out: ends
 * it. Throws where there is no camera or nobody allows it.
 */
export async function watchCodes(video: HTMLVideoElement, found: (text: string) => void): Promise<() => void> {
  const read = (await ownReader()) ?? (await packagedReader())
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  let ended = false
  video.srcObject = stream
  await video.play()
  const look = async () => {
    if (ended) return
    const text = await read(video).catch(() => undefined)
    if (text !== undefined && !ended) found(text)
    setTimeout(() => void look(), pauseMs)
  }
  void look()
  return () => {
    ended = true
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
}

async function ownReader(): Promise<Reader | undefined> {
  if (!('BarcodeDetector' in globalThis)) return undefined
  // A global that the type library does not know: its shape is the specification's.
  const { BarcodeDetector: Maker } = globalThis as unknown as { BarcodeDetector: DetectorMaker }
  // Some name it and can read nothing.
  const formats = await Maker.getSupportedFormats().catch((): readonly string[] => [])
  if (!formats.includes('qr_code')) return undefined
  const detector = new Maker({ formats: ['qr_code'] })
  return async (video) => (await detector.detect(video))[0]?.rawValue
}

async function packagedReader(): Promise<Reader> {
  const { decodeQR } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  return async (video) => {
    const { videoWidth, videoHeight } = video
    if (context === null || videoWidth === 0 || videoHeight === 0) return undefined
    const scale = Math.min(1, sideAtMost / Math.max(videoWidth, videoHeight))
    canvas.width = Math.round(videoWidth * scale)
    canvas.height = Math.round(videoHeight * scale)
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
    try {
      return decodeQR({ data, width, height })
    } catch {
      // No code in this picture.
      return undefined
    }
  }
}
