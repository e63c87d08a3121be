import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import type { HttpStage } from 'aws-cdk-lib/aws-apigatewayv2'
import { ApiMapping, DomainName, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2'
import { Construct } from 'constructs'

export interface OwnDomainProps {
  /** `https://` and the host that people see. */
  readonly origin: string
  /** Certificate (ACM) of that host, in the same region. */
  readonly certificateArn: string
  readonly stage: HttpStage
}

/** The name people see, in front of the API. The record in the DNS is the operator's to set: the zone is not ours. */
export class OwnDomain extends Construct {
  /** What the record (CNAME, or an alias) of the host must lead to. */
  readonly target: string

  constructor(scope: Construct, id: string, { origin, certificateArn, stage }: OwnDomainProps) {
    super(scope, id)
    const domainName = new DomainName(this, 'Name', {
      domainName: new URL(origin).hostname,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      securityPolicy: SecurityPolicy.TLS_1_2,
    })
    new ApiMapping(this, 'Mapping', { api: stage.api, domainName, stage })
    this.target = domainName.regionalDomainName
  }
}
