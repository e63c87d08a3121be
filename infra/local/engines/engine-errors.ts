/** The embedded engine has no binary for this machine; the same code can still run against a compatible endpoint. */
export class EngineMissing extends Error {
  override readonly name = 'EngineMissing'

  constructor(cause: unknown) {
    super(
      `The embedded DynamoDB engine has no binary for ${process.platform}-${process.arch}. ` +
        'Set CUNYI_DYNAMODB_ENDPOINT and CUNYI_S3_ENDPOINT to any compatible endpoints instead.',
      { cause },
    )
  }
}

/** The engine could not be started, or ended before it answered; the message carries what it printed. */
export class EngineFailed extends Error {
  override readonly name = 'EngineFailed'
}
