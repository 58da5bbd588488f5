/** The two database engines that the product runs on, from one schema and one set of migrations. */
export type Engine = 'sqlite' | 'postgres';
