import { DataAwsAvailabilityZones } from "@cdktf/provider-aws/lib/data-aws-availability-zones";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc, type VpcConfig } from "@cdktf/provider-aws/lib/vpc";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Fn, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { choiceProblem, refuse } from "./checks";
import {
  type Egress,
  egresses,
  endpointsGroup,
  interfaceEndpoint,
  natGateways,
  taskServices,
} from "./network/egress";
import { outToEndpoints, outToEverywhere } from "./network/let-out";
import { subnetRoutes } from "./network/route-table";

export interface NetworkProps {
  /** What the resources' `Name` tags begin with. @default the construct's id */
  readonly name?: string;
  /**
   * How tasks reach AWS, in us-east-1 prices a month over two zones:
   * - `public-ip`: each task has an address of its own, 3.65 dollars a task; nothing reaches it, since
   *   its security group takes only the load balancer.
   * - `nat`: private tasks behind one gateway, 36.50 dollars and 0.045 a GB. Its zone is a single
   *   point of failure.
   * - `nat-per-az`: one gateway a zone, 73 dollars and 0.045 a GB.
   * - `endpoints`: private tasks without any way to the internet; three interface endpoints in two
   *   zones, 43.80 dollars and 0.01 a GB.
   * @default "public-ip"
   */
  readonly egress?: Egress;
  /** A /16, cut into /20 subnets. @default "10.0.0.0/16" */
  readonly cidr?: string;
  /** The escape hatch: arguments laid over those of a child. */
  readonly overrides?: { readonly vpc?: Partial<VpcConfig> };
}

/** A load balancer wants two zones; a third would cost a third more in endpoints and addresses. */
const zoneCount = 2;

/** A network over two zones: public subnets for load balancers, private ones, and one way out. */
export class Network extends Construct {
  public readonly vpc: Vpc;
  public readonly publicSubnets: readonly Subnet[];
  public readonly privateSubnets: readonly Subnet[];
  public readonly defaultSecurityGroup: DefaultSecurityGroup;
  public readonly s3Endpoint: VpcEndpoint;
  public readonly dynamoEndpoint: VpcEndpoint;
  /** Stands before the interface endpoints, where there are any. */
  public readonly endpointsSecurityGroup: SecurityGroup | undefined;
  public readonly egress: Egress;
  /** The public subnets' way to the internet, without which AWS makes no load balancer there. */
  public readonly publicWayOut: Route;
  private readonly interfaceEndpoints: VpcEndpoint[] = [];
  private readonly wayOut: ITerraformDependable[];
  private readonly name: string;
  private readonly region: string;

  constructor(scope: Construct, id: string, props: NetworkProps = {}) {
    super(scope, id);
    const { name = id, egress = "public-ip", cidr = "10.0.0.0/16" } = props;
    refuse(this, [
      choiceProblem("egress", egress, egresses),
      !/^\d+\.\d+\.0\.0\/16$/.test(cidr) &&
        `cidr is "${cidr}"; allowed is a /16 such as "10.0.0.0/16".`,
    ]);
    this.egress = egress;
    this.name = name;

    const region = new DataAwsRegion(this, "region");
    this.region = region.name;
    const zones = new DataAwsAvailabilityZones(this, "zones", {
      state: "available",
      // Local zones have neither Fargate nor load balancers.
      filter: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
    });
    this.vpc = new Vpc(this, "vpc", {
      cidrBlock: cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: name },
      ...props.overrides?.vpc,
    });
    // AWS's own default group lets its members talk to each other and to everywhere.
    this.defaultSecurityGroup = new DefaultSecurityGroup(this, "default_security_group", {
      vpcId: this.vpc.id,
      ingress: [],
      egress: [],
      tags: { Name: `${name}-default-closed` },
    });
    const gateway = new InternetGateway(this, "internet_gateway", {
      vpcId: this.vpc.id,
      tags: { Name: name },
    });

    const subnet = (kind: "public" | "private", zone: number) =>
      new Subnet(this, `${kind}_subnet_${zone + 1}`, {
        vpcId: this.vpc.id,
        cidrBlock: cidr.replace(".0.0/16", `.${(kind === "public" ? 0 : 128) + 16 * zone}.0/20`),
        availabilityZone: Fn.element(zones.names, zone),
        // An address is given to the task that asks for one, not to whatever lands here.
        mapPublicIpOnLaunch: false,
        tags: { Name: `${name}-${kind}-${zone + 1}` },
      });
    const perZone = Array.from({ length: zoneCount }, (_, zone) => zone);
    this.publicSubnets = perZone.map((zone) => subnet("public", zone));
    this.privateSubnets = perZone.map((zone) => subnet("private", zone));

    const routes = (id: string, subnets: readonly Subnet[]) =>
      subnetRoutes(this, id, { name, vpc: this.vpc, subnets });
    const publicRoutes = routes("public", this.publicSubnets);
    this.publicWayOut = new Route(this, "public_way_out", {
      routeTableId: publicRoutes.table.id,
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: gateway.id,
    });
    const privateRoutes = this.privateSubnets.map((subnet, zone) =>
      routes(`private_${zone + 1}`, [subnet]),
    );
    const all = [publicRoutes, ...privateRoutes];

    // Free, and they keep the two services' traffic off the internet and off a gateway's bill.
    const endpoint = (service: "s3" | "dynamodb") =>
      new VpcEndpoint(this, `${service}_endpoint`, {
        vpcId: this.vpc.id,
        serviceName: `com.amazonaws.${region.name}.${service}`,
        vpcEndpointType: "Gateway",
        routeTableIds: all.map(({ table }) => table.id),
        tags: { Name: `${name}-${service}` },
      });
    this.s3Endpoint = endpoint("s3");
    this.dynamoEndpoint = endpoint("dynamodb");

    const wayOut: ITerraformDependable[] = [
      ...all.flatMap(({ associations }) => associations),
      this.publicWayOut,
      this.s3Endpoint,
      this.dynamoEndpoint,
    ];
    const privateTables = privateRoutes.map(({ table }) => table);
    const behind = (gatewaySubnets: readonly Subnet[]) =>
      natGateways(this, { name, internet: gateway, gatewaySubnets, privateTables });
    if (egress === "nat") wayOut.push(...behind(this.publicSubnets.slice(0, 1)));
    if (egress === "nat-per-az") wayOut.push(...behind(this.publicSubnets));
    if (egress === "endpoints") {
      this.endpointsSecurityGroup = endpointsGroup(this, name, this.vpc);
    }
    this.wayOut = wayOut;
    for (const service of taskServices) this.reach(service);
  }

  /**
   * Sees that tasks reach one more of AWS's services, as `secretsmanager` or `ssmmessages`: where they have
   * endpoints alone, by one more (14.60 dollars a month over two zones). To be called before a service
   * stands in the network.
   */
  reach(service: string): void {
    const { endpointsSecurityGroup: group, name, region, vpc, privateSubnets: subnets } = this;
    const id = `${service.replaceAll(".", "_")}_endpoint`;
    if (group === undefined || this.node.tryFindChild(id)) return;
    const endpoint = interfaceEndpoint(this, id, { name, region, service, vpc, subnets, group });
    this.interfaceEndpoints.push(endpoint);
    this.wayOut.push(endpoint);
  }

  /** Where tasks run: only those with an address of their own need a public subnet. */
  get taskSubnets(): readonly Subnet[] {
    return this.egress === "public-ip" ? this.publicSubnets : this.privateSubnets;
  }

  /**
   * Lets the members of a group reach AWS's services over HTTPS, and nothing else.
   *
   * @returns what must be there before one of them starts: it pulls its image this way
   */
  letOut(scope: Construct, group: SecurityGroup): readonly ITerraformDependable[] {
    const { endpointsSecurityGroup, interfaceEndpoints, s3Endpoint, dynamoEndpoint } = this;
    const rules = endpointsSecurityGroup
      ? outToEndpoints(scope, group, {
          group: endpointsSecurityGroup,
          endpoints: interfaceEndpoints,
          s3: s3Endpoint,
          dynamodb: dynamoEndpoint,
        })
      : [outToEverywhere(scope, group)];
    return [...this.wayOut, ...rules];
  }
}
