import { useEffect, useState } from 'preact/hooks'
import { useConsole } from './console.tsx'

/** An address under which this page can show a picture or voice that the phone keeps, as long as it is shown. */
export function useKeptAddress(blobId: string): string | undefined {
  const { keep } = useConsole()
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    let made: string | undefined
    void keep.blobs.get(blobId).then((blob) => {
      if (blob === undefined) return
      made = URL.createObjectURL(blob)
      setAddress(made)
    })
    return () => {
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [blobId])
  return address
}
