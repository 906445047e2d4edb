import { integer, type Random } from "../stats/random";
import { type MixedRequest, mix, type PlannedRequest } from "./mix";

/**
 * The posts of one run: which exist, so that reads find one and the end of the run leaves none. Their
 * ids begin with the run's own prefix; posts of others are never touched.
 */
export class Posts {
  /** All that may exist, also those whose POST got no answer. */
  private readonly mayExist = new Set<string>();
  /** Made during the run, to be deleted by its own requests, oldest first. */
  private readonly deletable: string[] = [];
  /** Kept until the end, for reads. */
  private readonly readable: string[] = [];
  private made = 0;

  constructor(
    readonly prefix: string,
    private readonly random: Random,
  ) {}

  /** The next request of the mix. */
  next(): PlannedRequest {
    const { name } = drawn(this.random());
    if (name === "createPost") return this.create();
    // While there is nothing to delete, an id without a post: the answer is the same.
    if (name === "deletePost")
      return planned(name, this.deletable.shift() ?? `${this.prefix}-none`);
    return planned(name, this.readable[integer(this.random, this.readable.length)] ?? "none");
  }

  create(): PlannedRequest {
    this.made += 1;
    const id = `${this.prefix}-${this.made}`;
    this.mayExist.add(id);
    return planned("createPost", id, JSON.stringify({ id, ...text }));
  }

  /** A GET of one of the kept posts. */
  read(): PlannedRequest {
    return planned("getPost", this.readable[integer(this.random, this.readable.length)] ?? "none");
  }

  /** To be called with each answer: a post may be deleted only once its POST was answered. */
  answered(request: PlannedRequest, { status }: { readonly status: number }): void {
    if (status < 200 || status > 299) return;
    if (request.route === "createPost") this.deletable.push(request.id);
    if (request.route === "deletePost") this.mayExist.delete(request.id);
  }

  /** From now on all posts made so far are there to be read, until the end of the run. */
  keepAll(): void {
    this.readable.push(...this.deletable.splice(0));
  }

  /** A DELETE for each post of the run that may still exist. */
  leftovers(): PlannedRequest[] {
    return [...this.mayExist].map((id) => planned("deletePost", id));
  }
}

/** About 1 KiB, as the cost model's example assumes. */
const text = {
  title: "A post of a comparison",
  contents: "It is deleted at the end of the run. ".repeat(26),
  author: "compare",
};

/** The request of the mix whose share holds that number of [0, 1). */
function drawn(at: number): MixedRequest {
  let sum = 0;
  const found = mix.find((each) => {
    sum += each.share;
    return at < sum;
  });
  // Shares are fractions, whose sum may fall short of 1 by a rounding.
  return found ?? (mix.at(-1) as MixedRequest);
}

function planned(name: MixedRequest["name"], id: string, body?: string): PlannedRequest {
  const request = mix.find((each) => each.name === name);
  if (request === undefined) throw new Error(`the mix has no ${name}`);
  const path = request.path.replace("{id}", id);
  const plan = { route: name, id, method: request.method, path };
  return body === undefined ? plan : { ...plan, body };
}
