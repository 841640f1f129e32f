import { mergeAccess, type Access } from '@gatehouse/contract/access';

export type ParsedAccess = { access: Access } | { problem: string };

/**
 * Parses an `access:` value: `public`, `members`, a plan's id, or a list, any item of which opens
 * the page.
 * @param value the raw value from front matter or `_category_.json`, so it may be anything
 * @param planIds the plans in the plugin's options
 */
export function parseAccess(value: unknown, planIds: readonly string[]): ParsedAccess {
  if (!Array.isArray(value)) return parseOne(value, planIds);
  if (value.length === 0) return { problem: 'is an empty list' };

  let merged: Access = [];
  for (const item of value) {
    if (item === 'public') return { problem: 'lists "public", which can only be used on its own' };
    const parsed = parseOne(item, planIds);
    if ('problem' in parsed) return { problem: `lists ${JSON.stringify(item)}` };
    merged = mergeAccess(merged, parsed.access);
  }
  return { access: merged };
}

function parseOne(value: unknown, planIds: readonly string[]): ParsedAccess {
  if (value === 'public' || value === 'members') return { access: value };
  if (typeof value === 'string' && planIds.includes(value)) return { access: [value] };
  if (value === undefined) return { problem: 'is missing, but is set for all versions' };
  return { problem: `is ${JSON.stringify(value)}` };
}
