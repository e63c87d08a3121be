import { describe, expect, test } from 'vitest'
import { correctEvent } from '#infra/rehearse/emulator/correct-event.ts'
import { lambdaEnvironment } from '#infra/rehearse/emulator/lambda-environment.ts'

describe('an event of the HTTP API', () => {
  const event = {
    version: '2.0',
    rawPath: '/console/today',
    headers: { host: 'emulator:1', 'x-rehearsal-host': '127.0.0.1:8090', cookie: 'a=1; b=2', accept: '*/*' },
    requestContext: {
      domainName: 'emulator',
      http: { method: 'GET', sourceIp: '127.0.0.1', path: '/console/today' },
    },
  }

  test('comes with its cookies in a list, as from a proxy, under the name that people typed', () => {
    expect(correctEvent(event)).toEqual({
      version: '2.0',
      rawPath: '/console/today',
      cookies: ['a=1', 'b=2'],
      headers: {
        accept: '*/*',
        host: '127.0.0.1:8090',
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-port': '8090',
        'x-forwarded-proto': 'https',
      },
      requestContext: {
        domainName: '127.0.0.1',
        http: { method: 'GET', sourceIp: '127.0.0.1', path: '/console/today' },
      },
    })
  })

  test('has no list of cookies where there are none', () => {
    expect(correctEvent({ ...event, headers: { host: 'h' } })).not.toHaveProperty('cookies')
  })
})

describe('an event of S3', () => {
  const keyAfter = (key: string) => {
    const corrected = correctEvent({ Records: [{ eventSource: 'aws:s3', s3: { object: { key } } }] })
    return JSON.stringify(corrected)
  }
  test('names the object as a form writes it', () => {
    expect(keyAfter('incoming/a b+c村.jpg')).toContain('"incoming/a+b%2Bc%E6%9D%91.jpg"')
  })
  test('that only tests is sent to nobody', () => {
    expect(correctEvent({ Event: 's3:TestEvent', Bucket: 'b' })).toBeUndefined()
  })
})

test('other events are left as they are', () => {
  const stream = { Records: [{ eventSource: 'aws:dynamodb', dynamodb: { Keys: {} } }] }
  expect(correctEvent(stream)).toEqual(stream)
  expect(correctEvent({ source: 'aws.events' })).toEqual({ source: 'aws.events' })
  expect(correctEvent('text')).toBe('text')
})

test("a function's environment is Lambda's and its own, and no variable of this machine's", () => {
  const env = lambdaEnvironment(
    {
      code_dir: '/task',
      module: 'handler',
      handler: 'handler',
      env: { CUNYI_TABLE: 'T', TZ: ':Asia/Shanghai' },
      function_name: 'F',
      memory: 512,
      arn: 'arn:aws:lambda:r-1:000000000000:function:F',
    },
    {
      runtimeApi: '127.0.0.1:9',
      endpoint: 'http://127.0.0.1:8',
      credentials: { accessKeyId: 'K', secretAccessKey: 'S', sessionToken: 'T' },
      logStream: 's',
      path: '/bin',
      temporary: '/tmp/x',
    },
  )
  expect(env).toMatchObject({
    _HANDLER: 'handler.handler',
    AWS_REGION: 'r-1',
    AWS_ACCESS_KEY_ID: 'K',
    AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9',
    CUNYI_TABLE: 'T',
    TZ: ':Asia/Shanghai',
  })
  expect(Object.keys(env)).not.toContain('HOME')
})
