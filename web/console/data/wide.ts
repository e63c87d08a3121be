import { useEffect, useState } from 'preact/hooks'

/** In em of the reader's own size, so that with large text a wide window is as good as a narrow one. */
const wide = '(min-width: 62em)'

/** Whether there is room for a table with many columns. */
export function useWide(): boolean {
  const [is, setIs] = useState(matchMedia(wide).matches)
  useEffect(() => {
    const query = matchMedia(wide)
    const look = () => setIs(query.matches)
    look()
    // Safari 13 knows no addEventListener here.
    query.addListener(look)
    return () => query.removeListener(look)
  }, [])
  return is
}
