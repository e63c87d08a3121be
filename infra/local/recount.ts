import { readFile } from 'node:fs/promises'
import { digestOf } from '#functions/digest.ts'
import { recountFile } from '#shared/decision/recount-file.ts'

const file = process.argv[2]
if (file === undefined) {
  console.error('npm run recount -- FILE   (a poll file from the village board)')
  process.exit(2)
}

const { agrees, sentence, differences } = await recountFile(await textOf(file), (text) =>
  Promise.resolve(digestOf(text)),
)
console.log(sentence.zh)
console.log(sentence.en)
for (const difference of differences) console.log(`- ${difference.zh} / ${difference.en}`)
process.exit(agrees ? 0 : 1)

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    console.error(`${path}: ${error instanceof Error ? error.message : 'unreadable'}`)
    process.exit(2)
  }
}
