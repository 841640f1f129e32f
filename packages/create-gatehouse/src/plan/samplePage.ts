export const SAMPLE_FILE = 'docs/gatehouse-sample.mdx';

/** The body must be long enough for the leak check to find it. */
export const SAMPLE_PAGE = `---
title: A page for premium readers
description: Anyone can read the beginning. The rest is in no public file.
access: premium
---

Anyone can read this part, including search engines. It is the teaser, which ends at the truncate marker in the source of this page.

{/* truncate */}

You are signed in, and you have the plan that this page requires in its front matter. Nothing below the marker is part of the public build: the server sent it to you after checking your session.

## What to do next

- Add \`access: premium\` to a page of your own, or gate a folder in its \`_category_.json\`.
- List the plans that you sell or grant in the preset's \`plans\` option.
- Delete this page once another page requires the plan.
`;
