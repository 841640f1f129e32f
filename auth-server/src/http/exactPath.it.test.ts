import { expect, it } from 'vitest';
import { listOperations } from '../openapi/operations.js';
import { useApp } from '../testing/useApp.js';

const use = useApp();

it('serves no route of the API under another spelling of its address', async () => {
  const reader = await use.signedUp();
  for (const { method, path } of listOperations()) {
    const at = path.replace(/\{\w+\}/g, 'x');
    const [, first = ''] = /^(\/[^/]+)/.exec(at) ?? [];
    const spellings = [`${at}/`, `${at}//`, `${at}/?a=b`, `${first}/${at.slice(first.length)}`];
    for (const spelling of spellings) {
      const { status } = await reader.send({
        method,
        path: spelling,
        headers: { origin: use.app.origin },
      });
      expect({ spelling, status }).toEqual({ spelling, status: 404 });
    }
  }
  expect((await reader.get('/api/me?next=//a/')).status).toBe(200);
});
