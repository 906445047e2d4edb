import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import { refuse } from "./checks";
import type { DynamoTable } from "./dynamo";
import type { FargateAlb } from "./fargate-alb";
import type { LambdaApi } from "./lambda-api";
import type { Thresholds } from "./observability/alarm-list";
import { alarms } from "./observability/alarms";
import { countColdStarts } from "./observability/cold-starts";
import { dashboardBody } from "./observability/dashboard";
import { globalName } from "./region";

export interface ObservabilityProps {
  readonly functions: LambdaApi;
  readonly containers: FargateAlb;
  /** @default none */
  readonly tables?: readonly DynamoTable[];
  /** What names begin with. @default the construct's id */
  readonly name?: string;
  /** A CloudWatch Logs pattern for the app's log line on the first request of a task. */
  readonly coldStartPattern: string;
  /** Gets a message when an alarm goes off or is over. @default alarms only show */
  readonly alarmEmail?: string | undefined;
  /** @default 1 % and 1,000 ms */
  readonly thresholds?: Thresholds;
}

/**
 * One dashboard with both backends side by side, and alarms. In us-east-1, three dashboards and ten
 * alarms on one metric each are free; beyond that a dashboard is 3 dollars a month and each metric
 * of an alarm 0.10.
 */
export class Observability extends Construct {
  public readonly dashboard: CloudwatchDashboard;
  public readonly alarms: readonly CloudwatchMetricAlarm[];
  public readonly topic: SnsTopic | undefined;

  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id);
    const { name = id, functions, containers, tables = [], alarmEmail } = props;
    const { thresholds = { errorPercent: 1, p99Ms: 1_000 } } = props;
    refuse(this, [
      !(thresholds.errorPercent > 0 && thresholds.errorPercent <= 100) &&
        `thresholds.errorPercent is ${thresholds.errorPercent}; allowed is above 0 and up to 100.`,
      !(thresholds.p99Ms > 0) &&
        `thresholds.p99Ms is ${thresholds.p99Ms}; allowed is a number of milliseconds above 0.`,
    ]);
    if (alarmEmail !== undefined) {
      this.topic = new SnsTopic(this, "topic", { name: `${name}-alarms` });
      new SnsTopicSubscription(this, "email", {
        topicArn: this.topic.arn,
        protocol: "email",
        endpoint: alarmEmail,
      });
    }
    countColdStarts(this, name, functions, containers, props.coldStartPattern);
    this.dashboard = new CloudwatchDashboard(this, "dashboard", {
      dashboardName: globalName(this, name, 255),
      dashboardBody: dashboardBody(
        new DataAwsRegion(this, "region").name,
        name,
        functions,
        containers,
        tables,
      ),
    });
    const actions = this.topic ? [this.topic.arn] : [];
    this.alarms = alarms(this, name, actions, functions, containers, tables, thresholds);
  }
}
