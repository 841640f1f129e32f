export const SAMPLE_FILE = 'docs/gatehouse-sample.mdx';

/** Its body has to be longer than what a leak check can overlook. */
export const SAMPLE_PAGE = `---
title: A page for premium readers
description: Everyone may read how it begins. The rest is in no public file.
access: premium
---

Everyone may read this part, search engines too. It is the teaser: it ends at the truncate marker in the source of this page.

{/* truncate */}

You are signed in, and you have the plan that this page asks for in its front matter. Nothing below the marker is part of the public build: the server has sent it to you after it has checked your session.

## What to do next

- Put \`access: premium\` into a page of your own, or gate a folder in its \`_category_.json\`.
- Name what you sell or grant in the preset's option \`plans\`.
- Delete this page once another one asks for the plan.
`;
