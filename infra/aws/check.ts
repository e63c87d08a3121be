import type { App } from 'aws-cdk-lib'
import { Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'

/**
 * Has synthesis hold the app against AWS's rules for solutions (AwsSolutions): a finding ends it, unless it is acknowledged with
 * a reason beside the construct it is about.
 */
export function check(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
}
