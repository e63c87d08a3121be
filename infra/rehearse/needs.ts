import { execFileSync } from 'node:child_process'

/** What the rehearsal needs of the machine beside Node; the sentence is what its absence means. */
const programs = [
  { name: 'cmake', why: "cmake builds AWS's runtime client for Node" },
  { name: 'make', why: "make builds AWS's runtime client for Node" },
  { name: 'g++', why: "g++ builds AWS's runtime client for Node" },
] as const

const leastPython = [3, 10] as const

/** Everything that is missing, one sentence each; none: all is there. `built` says that nothing must be compiled any more. */
export function missing(built: boolean): readonly string[] {
  const python = answerOf('python3', ['-c', 'import sys, venv; print("%d.%d" % sys.version_info[:2])'])
  const compilers = built ? [] : programs.filter(({ name }) => answerOf(name, ['--version']) === undefined)
  return [...pythonFault(python), ...compilers.map(({ name, why }) => `${name} is missing: ${why}.`)]
}

function pythonFault(version: string | undefined): readonly string[] {
  const needed = `the AWS emulator is a Python program and needs python3 ${leastPython.join('.')} or later with its module venv`
  if (version === undefined) return [`python3 with its module venv is missing: ${needed} (Debian: python3-venv).`]
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const old = major < leastPython[0] || (major === leastPython[0] && minor < leastPython[1])
  return old ? [`python3 is ${version}: ${needed}.`] : []
}

function answerOf(program: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined
  }
}
