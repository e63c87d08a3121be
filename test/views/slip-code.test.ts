import { expect, test } from 'vitest'
import { readSlip } from '#shared/views/slip-code.ts'

const matter = { place: '150526100201', id: 'm-12345678' }
const read = (text: string) => readSlip(text, matter)

test('an invitation to this matter and a personal link both carry the code behind the sign', () => {
  expect(read('https://cun.example/b/150526100201/m/m-12345678#h22')).toEqual({ is: 'code', code: 'h22' })
  expect(read('http://127.0.0.1:8080/v/a1B2c3#h07')).toEqual({ is: 'code', code: 'h07' })
  expect(read(`https://cun.example/e/xyz#${encodeURIComponent('东3')}`)).toEqual({ is: 'code', code: '东3' })
})

test('the slip of another matter or village is told apart', () => {
  expect(read('https://cun.example/b/150526100201/m/m-87654321#h22').is).toBe('elsewhere')
  expect(read('https://cun.example/b/150526100202/m/m-12345678#h22').is).toBe('elsewhere')
})

test.each([
  '',
  'h22',
  'https://cun.example/',
  'https://pay.example/qr?x=1#h22',
  'https://cun.example/v/abc',
  'https://cun.example/v/abc#%E0%A4',
])('%s is no slip of ours', (text) => expect(read(text).is).toBe('strange'))
