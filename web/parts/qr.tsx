import encodeQR from 'qr'

/** Light modules around the code; ISO/IEC 18004 asks for four. */
const quietZone = 4

/** As much of it may be hidden as paper on a wall suffers: about 15 %. */
const correction = 'medium'

/** An address as a QR code, beside the same address in letters: not everybody who reads it has a camera. `label` says where it leads. */
export function Qr({ text, label }: { text: string; label: string }) {
  const rows = encodeQR(text, 'raw', { ecc: correction, border: quietZone })
  const size = rows.length
  return (
    <figure class="qr">
      {/* Dark on light in every scheme: few readers take it the other way round. */}
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
        <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
        <path fill="#000" d={rows.map(darkRuns).join('')} />
      </svg>
      <figcaption>
        {label}
        <br />
        <span class="address">{text}</span>
      </figcaption>
    </figure>
  )
}

/** The dark modules of one row as boxes, each as long as its run. */
function darkRuns(row: readonly boolean[], y: number): string {
  const drawn: string[] = []
  let from = -1
  for (const [x, dark] of [...row, false].entries()) {
    if (dark && from === -1) from = x
    if (dark || from === -1) continue
    drawn.push(`M${from} ${y}h${x - from}v1h${from - x}z`)
    from = -1
  }
  return drawn.join('')
}
