import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeVpcsCommand,
  EC2Client,
  RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import { describeWith, moto } from "../support/tools";
import { account } from "./deployed";
import { type Emulator, startEmulator } from "./emulator";

describeWith([moto], "the emulator of AWS", () => {
  let emulator: Emulator;
  let ec2: EC2Client;

  beforeAll(async () => {
    emulator = await startEmulator();
    ec2 = new EC2Client(account({ emulator }));
  });
  afterAll(() => emulator?.close());

  // Whose answer was lost sends its request again.
  test("says of a rule that is taken away twice, as AWS does, that there is none of its id", async () => {
    const [vpc] = (await ec2.send(new DescribeVpcsCommand())).Vpcs ?? [];
    const create = { GroupName: "twice", Description: "twice", VpcId: vpc?.VpcId };
    const { GroupId } = await ec2.send(new CreateSecurityGroupCommand(create));
    const allow = { GroupId, IpProtocol: "tcp", FromPort: 80, ToPort: 80, CidrIp: "0.0.0.0/0" };
    const { SecurityGroupRules = [] } = await ec2.send(
      new AuthorizeSecurityGroupIngressCommand(allow),
    );
    const ids = SecurityGroupRules.map(({ SecurityGroupRuleId = "" }) => SecurityGroupRuleId);
    const revoke = () =>
      ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, SecurityGroupRuleIds: ids }));

    await revoke();

    await expect(revoke()).rejects.toMatchObject({
      name: "InvalidSecurityGroupRuleId.NotFound",
      message: expect.stringContaining(ids[0] ?? "no rule"),
    });
  });
});
