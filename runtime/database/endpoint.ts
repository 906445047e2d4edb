/** Where requests go. */
export interface Endpoint {
  /** With its colon. */
  readonly protocol: string;
  readonly hostname: string;
  readonly port: number | undefined;
  readonly path: string;
  /** The header's value. */
  readonly host: string;
}

/** @param url as `http://127.0.0.1:8000` */
export function parseEndpoint(url: string): Endpoint {
  const { protocol, hostname, port, host, pathname } = new URL(url);
  return { protocol, hostname, port: port === "" ? undefined : Number(port), path: pathname, host };
}

/** Of the parts of AWS that have a domain of their own, by what their regions begin with. */
const DOMAINS: Readonly<Record<string, string>> = {
  cn: "amazonaws.com.cn",
  eusc: "amazonaws.eu",
  "us-iso": "c2s.ic.gov",
  "us-isob": "sc2s.sgov.gov",
  "us-isof": "csp.hci.ic.gov",
  "eu-isoe": "cloud.adc-e.uk",
};

/** The endpoint of a region. https://docs.aws.amazon.com/general/latest/gr/ddb.html */
export function regionalEndpoint(region: string, service: string): Endpoint {
  const [, part = ""] = /^(cn|eusc|us-iso[bf]?|eu-isoe)-/.exec(region) ?? [];
  return parseEndpoint(`https://${service}.${region}.${DOMAINS[part] ?? "amazonaws.com"}`);
}
