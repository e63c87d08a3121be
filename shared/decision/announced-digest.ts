import type { FileRecount } from './recount-file.ts'

/**
 * A file that was counted again, beside the digest that was announced in minutes, notice or on the board: a file may hold
 * together and yet not be the one that was published. A file that does not agree with itself stays as it is.
 */
export function besideAnnounced(counted: FileRecount, announced: string): FileRecount {
  const { agrees, digest = '-', sentence } = counted
  if (!agrees) return counted
  if (digest === announced)
    return {
      ...counted,
      sentence: {
        zh: `${sentence.zh}给出的校验码与文件的相同。`,
        en: `${sentence.en} The digest given is that of the file.`,
      },
    }
  return {
    agrees: false,
    digest,
    sentence: {
      zh: '这不是公布的那个文件：文件里没有矛盾，但是校验码不同。',
      en: 'This is not the file that was published: it holds together, but its digest is another one.',
    },
    differences: [
      {
        zh: `公布的校验码${announced}，文件的校验码${digest}`,
        en: `the digest announced is ${announced}, that of the file ${digest}`,
      },
    ],
  }
}
