import { Line, type LineProps } from '#app/desk/Fields.tsx';

/** A line of who signs in, or of how: nothing in it is made a capital letter or corrected. */
export const Field = (props: LineProps) => <Line {...props} autoCapitalize="none" spellCheck={false} />;
