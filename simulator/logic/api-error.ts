/** An API failed for a reason the app may see: becomes `errMsg: 'NAME:fail REASON'`. */
export class ApiError extends Error {
  constructor(
    readonly reason: string,
    readonly errno?: number,
  ) {
    super(reason);
    this.name = 'ApiError';
  }
}
