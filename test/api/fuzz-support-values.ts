import fc from 'fast-check'

const long = '长'.repeat(100_000)
const deep = Array.from({ length: 2000 }).reduce<unknown>((inner) => [inner], 'x')

/** Texts that break careless programs: each stands for something that people or attackers really send. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\t\n',
  '\u0000',
  '一\u0000二',
  'bell\u0007',
  '\u001b[2J',
  '\u202eسلام',
  '张三\u2066李四\u2069',
  '\ufeff标题',
  '\ufffe',
  '\ud800',
  'x\udfffy',
  '㛃',
  '䶮',
  '𠮷𰻝',
  '阿依古丽·买买提',
  'Å é ﬁ',
  '👩‍👩‍👧‍👦',
  '２０２６年',
  long,
  'x'.repeat(5000),
  'A'.repeat(61),
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; DROP TABLE matters;--",
  '=HYPERLINK("http://evil.example")',
  '${notice.running} = 0',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  '0',
  '-1',
  '1e400',
  'all',
  'abstain',
  '2026-02-30',
  '2026-13-01',
  '2026-2-3',
  '0000-00-00',
  '9999-12-31',
  '2199-12-31',
  '2026-03-02T24:00:00Z',
  '2026-02-29T08:30:00+08:00',
  '2026-03-02T08:30',
  '2199-12-31T23:59:59-23:59',
  '1900-01-01T00:00:00+23:59',
  '+275760-09-13T00:00:00Z',
  '1/0',
  '2/1',
  '0/1',
  '99999999999999999999/99999999999999999998',
  '511025106202',
  '000000000000',
  'MATTER#x',
  'h01#h02',
  'h01*9',
  'a'.repeat(22),
]

/** Values of the wrong kind, size or depth. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...hostileTexts) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      -1,
      1.5,
      6,
      1e308,
      2 ** 53,
      -0,
      [],
      {},
      [[]],
      [null],
      deep,
      Array.from({ length: 6000 }, (_, n) => n),
      JSON.parse('{"__proto__": {"admin": true}}'),
      { toString: 'x', length: -1 },
      { zh: '中', en: 'e' },
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 70 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
)

type Path = readonly (string | number)[]

/** Every place in a JSON value, the whole itself first. */
function placesIn(value: unknown, at: Path = []): Path[] {
  if (Array.isArray(value)) return [at, ...value.slice(0, 5).flatMap((part, n) => placesIn(part, [...at, n]))]
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, part]) => placesIn(part, [...at, key]))]
}

/** The value with what stands at the path changed; `change` gives undefined to take it away. */
function changed(value: unknown, [key, ...rest]: Path, change: (part: unknown) => unknown): unknown {
  if (key === undefined) return change(value)
  if (Array.isArray(value)) {
    const parts = value.map((part, n) => (n === key ? changed(part, rest, change) : part))
    return parts.filter((part) => part !== undefined)
  }
  const entries = Object.entries(Object(value)).map(([name, part]) => [
    name,
    name === key ? changed(part, rest, change) : part,
  ])
  return Object.fromEntries(entries.filter(([, part]) => part !== undefined))
}

const unknownKeys = ['extra', '__proto__', 'constructor', 'toString', 'id', 'role', 'x'.repeat(300), '键\u202e', '']

function withKey(part: unknown, key: string, value: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return { [key]: value }
  return Object.fromEntries([...Object.entries(part), [key, value]])
}

/** A value with one thing about it made wrong, or, now and then, left as it was meant. */
export function mutated(valid: unknown): fc.Arbitrary<unknown> {
  const place = fc.constantFrom(...placesIn(valid))
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(valid) },
    { weight: 8, arbitrary: fc.tuple(place, hostileValue).map(([at, value]) => changed(valid, at, () => value)) },
    { weight: 3, arbitrary: place.map((at) => changed(valid, at, () => undefined)) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(place, fc.constantFrom(...unknownKeys), hostileValue)
        .map(([at, key, value]) => changed(valid, at, (part) => withKey(part, key, value))),
    },
    { weight: 1, arbitrary: place.map((at) => changed(valid, at, (part) => [part, part])) },
    { weight: 1, arbitrary: place.map((at) => changed(valid, at, (part) => JSON.stringify(part))) },
  )
}
