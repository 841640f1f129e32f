import {
  ColumnNode,
  ColumnUpdateNode,
  IdentifierNode,
  InsertQueryNode,
  PrimitiveValueListNode,
  TableNode,
  UpdateQueryNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
  type KyselyPlugin,
  type OperationNode,
  type RootOperationNode,
} from 'kysely';
import { advanceVersion, getNotedVersion, getOnlySubject } from './proofs.js';

const COLUMN = 'credentialVersion';
/** Rows that grant access to an account, directly or through another row. */
const STAMPED = new Set(['session', 'account', 'passkey', 'apikey']);
/** Changing these columns invalidates earlier proofs. */
const CREDENTIALS: Readonly<Record<string, string>> = {
  account: 'password',
  user: 'twoFactorEnabled',
};

/**
 * Adds the credential version that the request noted to each row that grants access to an account.
 * The database compares it in the insert itself (migration 005): a check before the insert would leave a
 * race, and Better Auth writes some of these rows without a hook.
 */
export function stampVersion(): KyselyPlugin {
  /** Updates in progress that invalidate earlier proofs: query to reader. */
  const advancing = new WeakMap<object, string>();
  return {
    transformQuery: ({ node, queryId }) => {
      if (InsertQueryNode.is(node)) return stampInsert(node);
      if (!UpdateQueryNode.is(node)) return node;
      const column = CREDENTIALS[tableOf(node.table)];
      const subject = getOnlySubject();
      if (column === undefined || subject === null || !sets(node, column)) return node;
      advancing.set(queryId, subject.userId);
      const update = ColumnUpdateNode.create(
        ColumnNode.create(COLUMN),
        ValueNode.create(subject.version),
      );
      return UpdateQueryNode.cloneWithUpdates(node, [update]);
    },
    transformResult: ({ queryId, result }) => {
      const userId = advancing.get(queryId);
      if (userId !== undefined) advanceVersion(userId);
      return Promise.resolve(result);
    },
  };
}

function stampInsert(node: InsertQueryNode): RootOperationNode {
  const { columns, values } = node;
  if (!STAMPED.has(tableOf(node.into)) || columns === undefined) return node;
  if (values === undefined || !ValuesNode.is(values)) return node;
  const at = columns.findIndex(({ column }) => column.name === 'userId');
  return InsertQueryNode.cloneWith(node, {
    columns: [...columns, ColumnNode.create(COLUMN)],
    values: ValuesNode.create(
      values.values.map((row) => {
        if (PrimitiveValueListNode.is(row)) {
          const version = getNotedVersion(String(row.values[at]));
          return PrimitiveValueListNode.create([...row.values, version]);
        }
        const owner = row.values[at];
        const version =
          owner !== undefined && ValueNode.is(owner) ? getNotedVersion(String(owner.value)) : null;
        return ValueListNode.create([...row.values, ValueNode.create(version)]);
      }),
    ),
  });
}

function tableOf(node: OperationNode | undefined): string {
  return node !== undefined && TableNode.is(node) ? node.table.identifier.name : '';
}

function sets({ updates = [] }: UpdateQueryNode, name: string): boolean {
  return updates.some(
    ({ column }) =>
      (ColumnNode.is(column) && column.column.name === name) ||
      (IdentifierNode.is(column) && column.name === name),
  );
}
