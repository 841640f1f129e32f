// With the flag `y`, each is tried at one place only.

export const FENCE =
  /(?:[ \t>]|[-*+][ \t]+|\d+[.)][ \t]+)*(`{3,}(?=[^`\n]*(?:\n|$))|~{3,})([^\n]*)/y;
export const MATH = /[ \t>]*\$\$(?:[^$]|\$(?!\$))+\$\$/y;
export const INLINE_MATH = /\$(?![\s$])[^$\n]*[^\s$\\]\$(?!\d)/y;
export const IMPORT = /import\s*(?:[\w*{},\s$]*?\bfrom\s*)?(['"])[^'"\n]+\1[^\n]*/y;
export const EXPORT =
  /export\s+(?:default|const|let|var|function|async|class|type|interface|enum|\{|\*)/y;
export const DEFINITION = /[ \t>]*\[(?!\^)[^\]\n]+\]:[ \t]*\S[^\n]*/y;
export const TABLE = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$/m;

export const ROW = /[ \t>]*\|/y;
/** The line below a heading. */
export const UNDERLINE = /[ \t]*(?:=+|-+)[ \t]*(?=\n|$)/y;

/** What opens a line, and a text: quotes and what stands in them may have it several times. */
export const BLOCK =
  /[ \t]*(?:[-*+](?=[ \t])(?:[ \t]+\[[ xX]\](?=[ \t]))?|\d+[.)](?=[ \t])|#{1,6}(?=[ \t])|:{2,}[\w-]*|\[\^[^\]\n]+\]:)[ \t]*/y;
export const QUOTE = /[ \t]*>[ \t]?/y;

export const PLAIN = /[^\\`<{$![\]:|\n]+/y;
export const CODE_SPAN = /(?<!`)(`+)(?!`)((?:(?!\n[ \t]*\n)[\s\S])*?[^`])\1(?!`)/y;
export const HTML_COMMENT = /<!--([\s\S]*?)(?:-->|$)/y;
export const JSX_COMMENT = /\{\s*\/\*([\s\S]*?)\*\/\s*\}/y;
export const HEADING_ID = /\{#[^}\s]+\}/y;
export const AUTOLINK = /<[a-z][a-z0-9+.-]*:[^\s<>]*>|<[^\s<>@]+@[^\s<>]+>/iy;
export const IMAGE = /!\[((?:[^\]\\]|\\.)*)\](\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])/y;
export const TARGET = /\](\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])/y;
export const FOOTNOTE = /\[\^[^\]\n]+\]/y;
export const EMOJI = /:[a-z+-][a-z0-9_+-]*:/y;
export const BARE_URL = /((?:\b(?:https?|ftp):\/\/|\bwww\.|\bmailto:)[^\s<>"'`|]+)/i;
export const STRING = /(["'])((?:\\.|(?!\1)[^\\\n])*)\1|`((?:\\.|[^\\`])*)`/g;

/** Attributes with which a browser or a component does something. Nobody reads them. */
export const NO_LABEL =
  /^(?:class|className|id|key|style|href|src|srcSet|srcset|to|rel|target|type|d|viewBox|fill|stroke|width|height|xmlns|on[A-Z]\w*)$/;
