import { Names, RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { CfnStage, HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { CunyiFunction } from './cunyi-function.ts'
import { logRetention } from './cunyi-function.ts'

/** The console's and the staff's paths. `/in/…` signs staff in: it reads accounts, which the villagers' function may not. */
const staffPaths = [
  '/api/{proxy+}',
  '/console',
  '/console/{proxy+}',
  '/staff',
  '/staff/{proxy+}',
  '/style',
  '/in/{token}',
] as const

/**
 * Requests a second, and how many at once. A ballot link in the chat group of a village of 3,000 is opened by some hundred
 * people in the first minute; ten villages at once still fit. The staff's paths get a smaller share, so that a
 * console in a loop cannot shut the villagers' doors.
 */
const everybody = { throttlingRateLimit: 500, throttlingBurstLimit: 1000 }
const staff = { throttlingRateLimit: 100, throttlingBurstLimit: 200 }

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

/**
 * The front door: the staff's paths lead to the api function, every other to the villagers'. The domain people see is mapped
 * to the stage by the operator, who holds its certificate and, in China, its ICP filing: without one the regions of
 * China answer no request that carries no AWS signature.
 */
export class FrontDoor extends Construct {
  readonly api: HttpApi

  constructor(
    scope: Construct,
    id: string,
    props: { readonly villager: CunyiFunction; readonly staff: CunyiFunction },
  ) {
    super(scope, id)
    this.api = new HttpApi(this, 'Api', {
      apiName: Names.uniqueResourceName(this, { maxLength: 60, separator: '-' }),
      createDefaultStage: false,
      defaultIntegration: new HttpLambdaIntegration('Villager', props.villager.lambda),
    })
    // one permission for all routes of the integration, not one statement each
    const toStaff = new HttpLambdaIntegration('Staff', props.staff.lambda, { scopePermissionToRoute: false })
    const routes = staffPaths.flatMap((path) =>
      this.api.addRoutes({ path, methods: [HttpMethod.ANY], integration: toStaff }),
    )
    const log = new LogGroup(this, 'AccessLog', { retention: logRetention, removalPolicy: RemovalPolicy.RETAIN })
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFormat)),
      },
    })
    const cfnStage = stage.node.defaultChild
    if (!(cfnStage instanceof CfnStage)) throw new Error(`${stage.node.path} is no longer made of a CfnStage`)
    cfnStage.defaultRouteSettings = everybody
    cfnStage.routeSettings = Object.fromEntries(staffPaths.map((path) => [`ANY ${path}`, staff]))
    // settings of a route that does not exist yet are refused
    cfnStage.node.addDependency(...routes)
  }
}
