import { readFile } from 'node:fs/promises'
import { digestOf } from '#functions/digest.ts'
import { sealHolds } from '#functions/seal.ts'
import { besideAnnounced } from '#shared/decision/announced-digest.ts'
import { isPollFile, recountFile } from '#shared/decision/recount-file.ts'
import { recountWords } from '#shared/text/recount-words.ts'

const usage =
  'npm run recount -- FILE [--digest DIGEST]   (a poll file from the village board; the digest from minutes or notice)'

const { file, digest } = asked()
const text = await readFile(file, 'utf8').catch((error: unknown) =>
  leave(`${file}: ${error instanceof Error ? error.message : 'unreadable'}`),
)
if (!isPollFile(text)) leave(`${file}: ${recountWords.noPollFile.zh} / ${recountWords.noPollFile.en}`)
const counted = await recountFile(
  text,
  (part) => Promise.resolve(digestOf(part)),
  (...paper) => Promise.resolve(sealHolds(...paper)),
)
const { agrees, sentence, differences } = digest === undefined ? counted : besideAnnounced(counted, digest)
console.log(sentence.zh)
console.log(sentence.en)
for (const difference of differences) console.log(`- ${difference.zh} / ${difference.en}`)
process.exit(agrees ? 0 : 1)

/** By hand: a digest may begin with a dash, which readers of options take for another option. */
function asked(): { readonly file: string; readonly digest?: string } {
  const given = process.argv.slice(2)
  const at = given.indexOf('--digest')
  const [announced, files] = at < 0 ? [undefined, given] : [given[at + 1], given.toSpliced(at, 2)]
  const [path] = files
  if (path === undefined || files.length > 1 || path.startsWith('--') || (at >= 0 && announced === undefined))
    return leave(usage)
  return { file: path, ...(announced === undefined ? {} : { digest: announced }) }
}

/** Nothing was counted. */
function leave(why: string): never {
  console.error(why)
  process.exit(2)
}
