import { HttpError } from '../net/http.ts';

/** First error shape: `error` with `innererror` (creatio.md §5.1). Real servers send it with 200 too. */
export function innerError(
  status: number,
  message: string,
  type = 'System.InvalidOperationException',
): HttpError {
  return new HttpError(status, {
    error: {
      code: '',
      message: 'An error has occurred.',
      innererror: { message, type, stacktrace: '', internalexception: { message, type, stacktrace: '' } },
    },
  });
}

/** Second error shape: `ExceptionMessage` and its kin. */
export function exceptionError(status: number, message: string, type = 'Terrasoft.Common.ValidateException') {
  return new HttpError(status, {
    Message: 'An error has occurred.',
    ExceptionMessage: message,
    ExceptionType: type,
    StackTrace: `   at ${type}..ctor()`,
  });
}

/** Third error shape: no such entity set. */
export function noSuchSet(name: string, address: string): HttpError {
  return new HttpError(404, {
    Message: `No HTTP resource was found that matches the request URI '${address}'.`,
    MessageDetail: `No type was found that matches the controller named '${name}'.`,
  });
}

/** A read that rights forbid answers HTTP 200 with the first shape. */
export function readDenied(entity: string): HttpError {
  const message = `Current user does not have permissions to read the "${entity}" object`;
  return innerError(200, message, 'System.Security.SecurityException');
}

/** A write that rights forbid. */
export function writeDenied(entity: string): HttpError {
  const message = `Current user does not have permissions to change the "${entity}" object`;
  return exceptionError(500, message, 'System.Security.SecurityException');
}

/** A user without the operation that OData asks for. */
export function noOData(): HttpError {
  const message = 'Current user does not have permission to use OData service. Operation: CanUseODataService';
  return innerError(403, message, 'System.Security.SecurityException');
}
