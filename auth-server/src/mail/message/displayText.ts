import { z } from 'zod';

/**
 * Controls (PostgreSQL refuses a NUL, a line break would start a line of its own), lone surrogates,
 * and marks that reorder what stands around them ("Trojan Source", CVE-2021-42574).
 */
const UNWANTED = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Text that somebody chose: on one line, without control characters, of bounded length. */
export const displayText = (longest: number) =>
  z.string().transform((text) => {
    const shortened = text.slice(0, longest * 4);
    const line = shortened.replace(UNWANTED, ' ').replace(/\s+/gu, ' ').trim();
    const characters = [...line];
    return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : line;
  });

const LINK = /:\/\/|@|\bwww\.|[\p{L}\p{N}]\.\p{L}{2,}/iu;

/**
 * The name to greet a reader by, or `null`. Whoever signs up with the address of somebody else
 * chooses this name: "Win at evil.example" would make our mail carry their advertisement.
 */
export function getGreetingName(name: string): string | null {
  return name === '' || LINK.test(name) ? null : name;
}
