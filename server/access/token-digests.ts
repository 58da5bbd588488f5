import type { BetterAuthOptions } from 'better-auth';
import type { DBAdapter, Where } from 'better-auth/types';
import { sha256 } from '#server/sealing/digest.ts';

type Open = (options: BetterAuthOptions) => DBAdapter;

const isTokenOf = (model: string, { field }: Where): boolean => model === 'session' && field === 'token';

const digestOf = (value: Where['value']): Where['value'] => {
  if (typeof value === 'string') return sha256(value);
  return Array.isArray(value) ? value.map(String).map((each) => sha256(each)) : value;
};

/** What is looked for, with a digest in the place of a device's token. */
const digested = (model: string, where: Where[] | undefined): Where[] => (where ?? []).map((each) => (isTokenOf(model, each) ? { ...each, value: digestOf(each.value) } : each));

/** The token that one row was asked for by, if it was. */
const tokenIn = (model: string, where: Where[]): string | undefined => {
  const value = where.find((each) => isTokenOf(model, each))?.value;
  return typeof value === 'string' ? value : undefined;
};

/** The sign-in library goes on with the token that it knows; only the database never sees it. */
function withToken<T>(row: T, token: string | undefined): T {
  if (token !== undefined && typeof row === 'object' && row !== null) Reflect.set(row, 'token', token);
  return row;
}

/**
 * Keeps a digest of each device's token in the place of the token, whatever the sign-in library writes or looks for:
 * who has a copy of the database cannot go on as anybody in it.
 */
export function digestingTokens(open: Open): Open {
  return (options) => {
    const adapter = open(options);
    const digesting: DBAdapter = {
      ...adapter,
      create: async (given) => {
        const { model } = given;
        const token: unknown = model === 'session' ? Reflect.get(given.data, 'token') : undefined;
        if (typeof token !== 'string') return adapter.create(given);
        const data = { ...given.data };
        Reflect.set(data, 'token', sha256(token));
        return withToken(await adapter.create({ ...given, data }), token);
      },
      findOne: async (asked) => withToken(await adapter.findOne({ ...asked, where: digested(asked.model, asked.where) }), tokenIn(asked.model, asked.where)),
      findMany: (asked) => adapter.findMany({ ...asked, where: digested(asked.model, asked.where) }),
      count: (asked) => adapter.count({ ...asked, where: digested(asked.model, asked.where) }),
      update: async (asked) => withToken(await adapter.update({ ...asked, where: digested(asked.model, asked.where) }), tokenIn(asked.model, asked.where)),
      updateMany: (asked) => adapter.updateMany({ ...asked, where: digested(asked.model, asked.where) }),
      delete: (asked) => adapter.delete({ ...asked, where: digested(asked.model, asked.where) }),
      deleteMany: (asked) => adapter.deleteMany({ ...asked, where: digested(asked.model, asked.where) }),
      consumeOne: async (asked) => withToken(await adapter.consumeOne({ ...asked, where: digested(asked.model, asked.where) }), tokenIn(asked.model, asked.where)),
      incrementOne: async (asked) => withToken(await adapter.incrementOne({ ...asked, where: digested(asked.model, asked.where) }), tokenIn(asked.model, asked.where)),
      // Its steps run one after the other: the embedded database has one connection, which others are using.
      transaction: (work) => work(digesting),
    };
    return digesting;
  };
}
