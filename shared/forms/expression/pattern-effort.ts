/**
 * How much a backtracking matcher may have to try. `factor` counts the choices of fixed number (branches, `?`, `{1,3}`)
 * multiplied up, `loops` the open-ended repetitions, `size` the pattern written out in full. The paths through it over
 * a subject of n characters are then at most factor x C(n + loops, loops): the loops share the n characters.
 * A repetition without end of something that itself has a choice (nested quantifiers, alternation under a star) has no
 * such bound: its effort is infinite. That is the whole test for catastrophic backtracking.
 */
interface Effort {
  readonly loops: number
  readonly factor: number
  readonly size: number
}

/** Counted repetitions are expanded by some engines; this keeps the compiled pattern small. */
const maxSize = 10_000

const single: Effort = { loops: 0, factor: 1, size: 1 }
const nothing: Effort = { loops: 0, factor: 1, size: 0 }
const endless: Effort = { loops: 0, factor: Number.POSITIVE_INFINITY, size: 1 }

/**
 * An upper bound on the paths a matcher tries over a subject of `subjectLength`; infinite for look-around,
 * back-references and named groups, which we do not read.
 * The pattern must be well-formed and is matched as a whole, not searched for.
 */
export function effortOf(pattern: string, subjectLength: number): number {
  const { loops, factor, size } = readBranches({ pattern, at: 0 })
  if (size > maxSize || loops > 16) return Number.POSITIVE_INFINITY
  let paths = factor
  for (let loop = 1; loop <= loops; loop += 1) paths *= (subjectLength + loop) / loop
  return paths
}

interface PatternReader {
  readonly pattern: string
  at: number
}

function readBranches(reader: PatternReader): Effort {
  let effort = readSequence(reader)
  while (reader.pattern[reader.at] === '|') {
    reader.at += 1
    effort = either(effort, readSequence(reader))
  }
  return effort
}

function readSequence(reader: PatternReader): Effort {
  let effort = nothing
  while (reader.at < reader.pattern.length && !'|)'.includes(reader.pattern[reader.at] ?? '')) {
    effort = inTurn(effort, repeated(readAtom(reader), reader))
  }
  return effort
}

/** Escapes longer than two characters may be read as several: none of them repeats or branches. */
const plainAtom = /\\(?:[pPu]\{[^}]*\}|[^1-9k])|\[(?:\\.|[^\]\\])*\]|[^()[\\]/suy

function readAtom(reader: PatternReader): Effort {
  plainAtom.lastIndex = reader.at
  if (plainAtom.test(reader.pattern)) {
    reader.at = plainAtom.lastIndex
    return single
  }
  const unnamed = reader.pattern.startsWith('(?:', reader.at)
  if (reader.pattern[reader.at] !== '(' || (!unnamed && reader.pattern[reader.at + 1] === '?')) {
    reader.at = reader.pattern.length
    return endless
  }
  reader.at += unnamed ? 3 : 1
  const inner = readBranches(reader)
  reader.at += 1
  return inner
}

const quantifier = /(?:([*+?])|\{(\d+)(,(\d*))?\})\??/uy

const signs: Readonly<Record<string, readonly [number, number]>> = {
  '*': [0, Number.POSITIVE_INFINITY],
  '+': [1, Number.POSITIVE_INFINITY],
  '?': [0, 1],
}

function repeated(inner: Effort, reader: PatternReader): Effort {
  quantifier.lastIndex = reader.at
  const found = quantifier.exec(reader.pattern)
  if (!found) return inner
  reader.at = quantifier.lastIndex
  const [, sign = '', least = '0', range, most = ''] = found
  const bounds = signs[sign] ?? [Number(least), range ? Number(most || Number.POSITIVE_INFINITY) : Number(least)]
  return times(inner, ...bounds)
}

function times(inner: Effort, least: number, most: number): Effort {
  if (most === Number.POSITIVE_INFINITY) {
    const decided = inner.loops === 0 && inner.factor === 1
    return decided ? { loops: 1, factor: 1, size: inner.size * (least + 1) } : endless
  }
  return { loops: inner.loops * most, factor: inner.factor ** most * (most - least + 1), size: inner.size * (most + 1) }
}

function inTurn(first: Effort, second: Effort): Effort {
  return { loops: first.loops + second.loops, factor: first.factor * second.factor, size: first.size + second.size }
}

function either(first: Effort, second: Effort): Effort {
  return {
    loops: Math.max(first.loops, second.loops),
    factor: first.factor + second.factor,
    size: first.size + second.size,
  }
}
