/**
 * Settings of the template that the emulator is known not to keep, with why that may be borne. A drop of any other kind fails
 * the rehearsal. The template's own tests (test/infra) hold each of them.
 */
export const expectedDrops: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::Stage.DefaultRouteSettings': 'the emulator throttles nobody; the figures are held by test/infra',
  'AWS::DynamoDB::GlobalTable.TimeToLive':
    'nothing relies on the sweep, and a practice stage that plays last spring would be swept at once',
  'AWS::DynamoDB::GlobalTable.PointInTimeRecovery': 'the emulator keeps no backups; docs/operate.md has the drill',
  'AWS::DynamoDB::GlobalTable.RecoveryPeriodInDays': 'the emulator keeps no backups',
  'AWS::DynamoDB::GlobalTable.DeletionProtection': 'set again through the API before the stack is destroyed',
  'AWS::S3::Bucket.LifecycleRules': 'days do not pass here',
  'AWS::Lambda::Function.DeadLetterQueue': 'set again through the API',
}

/** What no run here can show, and where it is shown instead. */
export const lacks: readonly (readonly [what: string, where: string])[] = [
  ['TLS, DNS, the own domain and its certificate', 'a proxy on this machine plays them; test/infra holds the template'],
  [
    'throttling, quotas, cold-start times, 29 s and 10 MB limits of the door',
    'npm run bench counts; AWS alone shows them',
  ],
  [
    'whether a greedy path variable takes an empty rest (`/console/`)',
    'nothing AWS publishes says so; both functions lead that address to the same page',
  ],
  [
    'whether AWS judges leading keys of a transaction part by part, as they are judged here',
    'a first sealed poll and a first photo on a real stage show it',
  ],
  ['IAM at the moment of a call', 'recorded calls are judged by the synthesized policies instead, conditions included'],
  ['resource policies (bucket, queue, topic: TLS only) and KMS', 'test/infra reads them in the template'],
  ['what AWS asks with a role by itself (reading stream and queue, dead letters)', 'test/infra/permissions'],
  [
    'a part of a stream batch that fails, its retry and its order',
    'the emulator is not AWS here; test/stream kills and repeats batches of the handler itself',
  ],
  [
    'the signature of an upload',
    'the policy of its form is checked, its signature is not; addresses of photos are checked whole',
  ],
  ['updates and replacement of resources', 'a fresh account each time; test/infra compares logical ids'],
  ['point-in-time recovery, lifecycle and time to live', 'settings alone, and the drill in docs/operate.md'],
  ['arm64', 'bundles are pure JavaScript but for photos, whose binary is the one that is deployed'],
  [
    'the user of the sandbox and what its system lacks',
    'Node itself forbids writing outside the temporary folder here',
  ],
  ['the 1 MB page of a query', 'test/local runs the same client against another engine with pages'],
  ['e-mail and SMS of alarms', 'the topic stands; nobody is subscribed'],
  ['regions of China (partition aws-cn)', 'test/infra synthesizes both partitions and lists resource types'],
]
