import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import type { Subnet } from "@cdktf/provider-aws/lib/subnet";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";

/** A route table, and what makes it that of some subnets. */
export interface SubnetRoutes {
  readonly table: RouteTable;
  readonly associations: readonly RouteTableAssociation[];
}

/** @param id what the resources' ids begin with, as `public` */
export function subnetRoutes(
  scope: Construct,
  id: string,
  place: { readonly name: string; readonly vpc: Vpc; readonly subnets: readonly Subnet[] },
): SubnetRoutes {
  const table = new RouteTable(scope, `${id}_routes`, {
    vpcId: place.vpc.id,
    tags: { Name: `${place.name}-${id.replaceAll("_", "-")}` },
  });
  const associations = place.subnets.map(
    (subnet, i) =>
      new RouteTableAssociation(scope, `${id}_association_${i + 1}`, {
        subnetId: subnet.id,
        routeTableId: table.id,
      }),
  );
  return { table, associations };
}
