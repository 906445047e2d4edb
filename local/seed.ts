const posts = [
  {
    id: "welcome",
    title: "Welcome to the blog",
    author: "The blog",
    contents:
      "You are reading it through one of two backends. Switch at the top of the page: the posts stay, who serves them changes.",
  },
  {
    id: "functions",
    title: "Functions: nothing runs until somebody asks",
    author: "The blog",
    contents:
      "Each endpoint is a function of its own. The first request starts an instance and waits for it: a cold start. Reload a few times and watch it turn warm.",
  },
  {
    id: "containers",
    title: "Containers: somebody is always in",
    author: "The blog",
    contents:
      "The same app in a process that never sleeps, behind a load balancer. No cold start, and a bill at night.",
  },
];

/** Writes a few first posts through a backend, as any client would. */
export async function seed(url: string, writeKey: string | undefined): Promise<void> {
  for (const post of posts) {
    const response = await fetch(`${url}/blog`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(writeKey && { authorization: `Bearer ${writeKey}` }),
      },
      body: JSON.stringify(post),
    });
    if (!response.ok) throw new Error(`Seeding "${post.id}" failed: ${await response.text()}`);
  }
}
