/** An API failed for a reason the app may see: becomes `errMsg: 'NAME:fail REASON'`. */
export class ApiError extends Error {
  constructor(
    readonly reason: string,
    readonly errno?: number,
    /** Further fields of what `fail` receives, such as `errCode`. */
    readonly more: Record<string, unknown> = {},
  ) {
    super(reason);
    this.name = 'ApiError';
  }
}
