import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** The rooms whose files are the product; tests live beside them. */
export const rooms = ['shared', 'functions', 'web', 'infra'] as const

export interface SourceFile {
  /** From the root of the project, with `/`. */
  readonly path: string
  readonly text: string
}

export interface Import {
  readonly from: string
  /** As it is written, or for a file of the house its path. */
  readonly of: string
  /** Only a type: nothing is left of it when the program runs. */
  readonly typeOnly: boolean
}

/** All TypeScript files of the given folders. */
export function sourceFiles(folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => /\.tsx?$/.test(path) && !path.includes('/node_modules/'))
      .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
  )
}

const statement = /^(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm

/** What a file imports; paths of our own are resolved, packages stand as they are written. */
export function importsOf({ path, text }: SourceFile): Import[] {
  return [...withoutComments(text).matchAll(statement)].map(([, type, from, bare, lazy]) => ({
    from: path,
    of: resolved(path, from ?? bare ?? lazy ?? ''),
    typeOnly: type !== undefined,
  }))
}

function resolved(path: string, of: string): string {
  if (of.startsWith('#')) return of.slice(1)
  return of.startsWith('.') ? normalize(join(dirname(path), of)).replaceAll('\\', '/') : of
}

/** The text with every comment blanked out; good enough for sources that hold no `//` in their strings but in addresses. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<=^|\s)\/\/.*$/gm, '')
}

/** Name of the package an import belongs to; undefined for our own files (`package.json` is one) and Node's. */
export function packageOf(of: string): string | undefined {
  if (isOurs(of) || of === 'package.json' || of.startsWith('node:')) return undefined
  return of
    .split('/')
    .slice(0, of.startsWith('@') ? 2 : 1)
    .join('/')
}

export const isOurs = (of: string): boolean => [...rooms, 'test'].some((room) => of.startsWith(`${room}/`))
