import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asLetters } from '#functions/digest.ts'
import { redacted, toldOf } from '#functions/invocation/redact.ts'

const token = asLetters(new Uint8Array(16).fill(7), 22)

describe('the text of an error', () => {
  it.each([
    ['a link', `no such row CAP ${token}`, token],
    ['a session', `bad session bGk.${token} was sent`, token],
    ['a link of an address', `GET https://cun.example/v/${token}/receipt failed`, token],
    ['a telephone number', 'calling 13812345678 failed', '13812345678'],
    ['one with blanks and a country', 'calling +86 138 1234 5678 failed', '1234'],
    ['a landline', 'calling 0475-1234567 failed', '1234567'],
    ['a name', 'no voter called 王建华 here', '王建华'],
    ['a name in other letters', 'no voter called ᠪᠠᠲᠤ or Бат', 'Бат'],
    ['what somebody wrote', `Unexpected token 'a', "{"name": "Bayar"}" is not valid JSON`, 'Bayar'],
    ['what stands in single quotes', `unknown choice 'rota' of "k"`, 'rota'],
  ])('says nothing of %s', (_what, text, secret) => {
    expect(text).toContain(secret)
    expect(redacted(text)).not.toContain(secret)
  })

  it('keeps what tells a developer where to look', () => {
    const error = new TypeError("Cannot read properties of undefined (reading 'sk')")
    const { error: text, stack } = toldOf(error)
    expect(text).toBe('TypeError: Cannot read properties of undefined (reading [-])')
    expect(stack).toMatch(/^at .*redact\.test\.ts:\d+:\d+/)
    expect(toldOf(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })).error).toBe(
      'Error ECONNREFUSED: connect',
    )
  })

  it('holds no part of any token, wherever it stands in the error', () => {
    const tokens = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => asLetters(bytes, 22))
    fc.assert(
      fc.property(tokens, fc.string(), fc.string(), (secret, before, after) => {
        const error = new Error(`${before}${secret}${after}\n    at ${secret} (file.ts:1:1)`)
        expect(JSON.stringify(toldOf(error))).not.toContain(secret)
        expect(JSON.stringify(toldOf(`${before} ${secret} ${after}`))).not.toContain(secret)
      }),
    )
  })

  it('of something thrown that is no error is told likewise', () => {
    expect(toldOf(`${token} went wrong`)).toEqual({ error: '[-] went wrong' })
  })
})
