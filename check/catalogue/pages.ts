/** The pages that a finding names. */
const lambda = "https://docs.aws.amazon.com/lambda/latest/dg";
const gateway = "https://docs.aws.amazon.com/apigateway/latest/developerguide";
const balancer = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application";
const ecs = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide";

export const pages = {
  lambdaEnvironment: `${lambda}/lambda-runtime-environment.html`,
  lambdaQuotas: `${lambda}/gettingstarted-limits.html`,
  lambdaPractices: `${lambda}/best-practices.html`,
  lambdaMemory: `${lambda}/configuration-memory.html`,
  lambdaStreaming: `${lambda}/configuration-response-streaming.html`,
  lambdaArchitecture: `${lambda}/foundation-arch.html`,
  lambdaVariables: `${lambda}/configuration-envvars.html`,
  gatewayQuotas: `${gateway}/http-api-quotas.html`,
  gatewayLambda: `${gateway}/http-api-develop-integrations-lambda.html`,
  gatewayRoutes: `${gateway}/http-api-develop-routes.html`,
  gatewayWebSocket: `${gateway}/apigateway-websocket-api.html`,
  balancerLambda: `${balancer}/lambda-functions.html`,
  balancerSticky: `${balancer}/sticky-sessions.html`,
  balancerHeaders: `${balancer}/x-forwarded-headers.html`,
  balancerTargets: `${balancer}/load-balancer-target-groups.html`,
  taskDefinition: `${ecs}/task_definition_parameters.html`,
  taskStop: `${ecs}/task-lifecycle-explanation.html`,
  expressProxies: "https://expressjs.com/en/guide/behind-proxies.html",
  expressPractices: "https://expressjs.com/en/advanced/best-practice-performance.html",
  nodeLoop: "https://nodejs.org/en/learn/asynchronous-work/dont-block-the-event-loop",
  processes: "https://12factor.net/processes",
  concurrency: "https://12factor.net/concurrency",
} as const;
