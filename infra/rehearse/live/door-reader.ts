import * as z from 'zod'
import type { Deployment } from '../template/resolve.ts'
import { resolve } from '../template/resolve.ts'
import { resourcesOf } from '../template/template.ts'
import { at, listAt } from './at.ts'
import type { Ask } from './ask.ts'
import type { Drop } from './compare.ts'
import { dropsOf } from './compare.ts'

const settings = z.record(z.string(), z.unknown())

/** The HTTP API as a whole: its stage, and that every route of the template leads where it should. */
export async function doorDrops(ask: Ask, deployment: Deployment): Promise<readonly Drop[]> {
  const { template, physical } = deployment
  const api = resourcesOf(template, 'AWS::ApiGatewayV2::Api')[0]
  const stage = resourcesOf(template, 'AWS::ApiGatewayV2::Stage')[0]
  if (api === undefined || stage === undefined) return []
  const path = `/v2/apis/${physical.get(api.id) ?? ''}`
  const [stages, routes] = await Promise.all([
    ask.get('apigateway', `${path}/stages`),
    ask.get('apigateway', `${path}/routes`),
  ])
  const [live] = listAt(stages, 'items')
  const properties = settings.parse(resolve(stage.Properties, deployment))
  const wanted = {
    StageName: properties['StageName'],
    AutoDeploy: properties['AutoDeploy'],
    DefaultRouteSettings: at(properties, 'DefaultRouteSettings', 'ThrottlingRateLimit'),
    RouteSettings: Object.keys(settings.parse(properties['RouteSettings'] ?? {})).length,
    AccessLogFormat: at(properties, 'AccessLogSettings', 'Format'),
  }
  const found = {
    StageName: at(live, 'stageName'),
    AutoDeploy: at(live, 'autoDeploy'),
    DefaultRouteSettings: at(live, 'defaultRouteSettings', 'throttlingRateLimit'),
    RouteSettings: Object.keys(settings.parse(at(live, 'routeSettings') ?? {})).length,
    AccessLogFormat: at(live, 'accessLogSettings', 'format'),
  }
  const keys = resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(({ Properties }) => String(Properties['RouteKey']))
  return [
    ...dropsOf(stage.Type, stage.id, wanted, found),
    ...dropsOf(
      'AWS::ApiGatewayV2::Api',
      api.id,
      { RouteKeys: keys },
      { RouteKeys: listAt(routes, 'items').map((route) => at(route, 'routeKey')) },
    ),
  ]
}
