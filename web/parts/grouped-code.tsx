/** In units of the drawing, of which the letters take 28: even M and W of a face that is not monospaced keep inside. */
const [pitch, gap, margin, groupOf] = [24, 12, 6, 5]

/**
 * A code to copy by hand, in groups of five, for the eye alone. It stays one text without a blank, whatever font the phone
 * has: SVG gives each sign its place ("x" as a list, SVG 1.1, 10.5), so it is marked, copied and searched for as one.
 */
export function GroupedCode({ code }: { code: string }) {
  const places = Array.from(code, (_sign, n) => margin + (n + 0.5) * pitch + Math.floor(n / groupOf) * gap)
  const width = (places.at(-1) ?? 0) + pitch / 2 + margin
  return (
    <p class="code" aria-hidden="true">
      <svg viewBox={`0 0 ${width} 50`}>
        <text x={places.join(' ')} y="35">
          {code}
        </text>
      </svg>
    </p>
  )
}
