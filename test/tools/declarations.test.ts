import { publicOnly } from '../../tools/declarations/public';

test('members that begin with an underscore are left out, with what is said of them', () => {
  const text = `export interface Shape {
    /** Its name. */
    readonly name: string;
    /** @internal */
    readonly _model: Model;
}
export declare abstract class Circle implements Shape {
    /**
     * Of some radius.
     * @internal
     */
    static _of(radius: number): Circle;
    readonly name: string;
    /** @internal */
    readonly _model: Model;
    private constructor();
    /** @internal */
    get _area(): number;
    grow(_by: number): void;
}
`;
  expect(publicOnly(text)).toBe(`export interface Shape {
    /** Its name. */
    readonly name: string;
}
export declare abstract class Circle implements Shape {
    readonly name: string;
    private constructor();
    grow(_by: number): void;
}
`);
});
