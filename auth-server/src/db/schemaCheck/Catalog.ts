/** A column, as PostgreSQL describes it. */
export interface Column {
  table: string;
  name: string;
  /** `timestamp with time zone` */
  type: string;
  notNull: boolean;
  /** SQL, or `null`. */
  default: string | null;
  /** `always`, `by default`, or `''`. */
  identity: string;
  generated: boolean;
}

type PartKind = 'constraint' | 'index' | 'function' | 'trigger' | 'view';

/** Anything in a schema besides tables and their columns. */
export interface Part {
  kind: PartKind;
  /** `null` for functions and views. */
  table: string | null;
  name: string;
  /** What it does, without its name. Equal definitions are equal parts. */
  definition: string;
  /** The statement that creates it. */
  create: string;
  /** The statement that puts it into effect, if it isn't: a disabled trigger, a broken index. */
  enable: string | null;
  /** `table.column` of the columns whose type can't change while it exists. */
  uses: string[];
}

export interface Table {
  name: string;
  /** Row-level security hides rows from the role that reads this. */
  hidesRows: boolean;
}

/** The contents of a schema, in a form that doesn't depend on its name. */
export interface Catalog {
  tables: Table[];
  columns: Column[];
  parts: Part[];
}

/** Something in which a catalog differs from the expected one. */
export interface Difference {
  /** `session: the column "endsAt" is missing` */
  message: string;
  /** SQL that mends it, to be run in order. Without semicolons at the end. */
  statements: string[];
}
