/** A text of a gated source that its author declares public: the option `verify.allow`. */
export interface AllowedText {
  /** A path below the site's directory, or a glob of such paths. */
  source: string;
  text: string;
}
