import { Names, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Context } from './context.ts'
import type { CunyiFunction } from './cunyi-function.ts'
import { OwnDomain } from './domain.ts'

/**
 * Requests a second, and how many at once. A ballot link in the chat group of a village of 3,000 is opened by some hundred
 * people in the first minute; ten villages at once still fit. The staff's paths get a smaller share, so that a
 * console in a loop cannot shut the villagers' doors; signing in gets the smallest, as what is guessed there is a password.
 */
const everybody = { rate: 500, burst: 1000 }
const staff = { rate: 100, burst: 200 }
const signingIn = { rate: 10, burst: 20 }

/** The console's and the staff's paths. `/in/…` signs staff in: it reads accounts, which the villagers' function may not. */
const staffRoutes = [
  { method: HttpMethod.ANY, path: '/api/{proxy+}', throttle: staff },
  { method: HttpMethod.ANY, path: '/console', throttle: staff },
  { method: HttpMethod.ANY, path: '/console/{proxy+}', throttle: staff },
  { method: HttpMethod.ANY, path: '/staff', throttle: staff },
  { method: HttpMethod.ANY, path: '/staff/{proxy+}', throttle: staff },
  { method: HttpMethod.ANY, path: '/style', throttle: staff },
  { method: HttpMethod.ANY, path: '/in/{token}', throttle: signingIn },
  { method: HttpMethod.POST, path: '/api/sign-in', throttle: signingIn },
  { method: HttpMethod.POST, path: '/api/sign-in/link', throttle: signingIn },
] as const

/**
 * What the log keeps of a request. The route key is a pattern (`$default`, `ANY /api/{proxy+}`), never the path: a path holds
 * a capability. No sender's address either: beside the second it would tell who voted when.
 */
const accessLogFormat = {
  requestId: '$context.requestId',
  routeKey: '$context.routeKey',
  status: '$context.status',
  latency: '$context.responseLatency',
  integrationStatus: '$context.integration.status',
  integrationLatency: '$context.integration.latency',
  integrationError: '$context.integration.error',
}

export type FrontDoorProps = Pick<Context, 'origin' | 'certificateArn' | 'retentionDays'>

/**
 * The front door. It stands before the functions do, as they are told its address where no other was given; `leadTo` opens it:
 * the staff's paths lead to the api function, every other to the villagers'. With a certificate it answers under the
 * domain people see and under no other name; without one under its own, which in China answers nobody.
 */
export class FrontDoor extends Construct {
  readonly api: HttpApi
  /** The address people see. */
  readonly origin: string
  /** The address at which the API answers whether or not the DNS leads people there yet; the origin where it answers to that alone. */
  readonly url: string
  /** What the record of the own domain must lead to. */
  readonly domainTarget?: string
  private readonly stage: HttpStage

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id)
    const { origin, certificateArn, retentionDays } = props
    const named = origin !== undefined && certificateArn !== undefined
    this.api = new HttpApi(this, 'Api', {
      apiName: Names.uniqueResourceName(this, { maxLength: 60, separator: '-' }),
      createDefaultStage: false,
      ...(named ? { disableExecuteApiEndpoint: true } : {}),
    })
    Validations.of(this.api).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'Villagers have no accounts: what a request may do hangs on the capability in its path or the session in its cookie, ' +
        'and the functions decide it, beside the rule it serves. The authorizers of API Gateway know neither, and in China ' +
        'there is no user pool to ask.',
    })
    this.url = named ? origin : this.api.apiEndpoint
    this.origin = origin ?? this.url
    const log = new LogGroup(this, 'AccessLog', { retention: retentionDays, removalPolicy: RemovalPolicy.RETAIN })
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFormat)),
      },
    })
    if (named) this.domainTarget = new OwnDomain(this, 'Domain', { origin, certificateArn, stage: this.stage }).target
  }

  leadTo(functions: { readonly villager: CunyiFunction; readonly staff: CunyiFunction }): void {
    const { api } = this
    new HttpRoute(api, 'DefaultRoute', {
      httpApi: api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('Villager', functions.villager.lambda),
    })
    // one permission for all routes of the integration, not one statement each
    const toStaff = new HttpLambdaIntegration('Staff', functions.staff.lambda, { scopePermissionToRoute: false })
    const routes = staffRoutes.flatMap(({ method, path }) =>
      api.addRoutes({ path, methods: [method], integration: toStaff }),
    )
    const cfnStage = this.stage.node.defaultChild
    if (!(cfnStage instanceof CfnStage)) throw new Error(`${this.stage.node.path} is no longer made of a CfnStage`)
    cfnStage.defaultRouteSettings = { throttlingRateLimit: everybody.rate, throttlingBurstLimit: everybody.burst }
    // plain JSON to the CDK, which therefore does not spell the names as CloudFormation does
    cfnStage.routeSettings = Object.fromEntries(
      staffRoutes.map(({ method, path, throttle: { rate, burst } }) => [
        `${method} ${path}`,
        { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst },
      ]),
    )
    // settings of a route that does not exist yet are refused
    cfnStage.node.addDependency(...routes)
  }
}
