import { ApiError } from '../api-error.ts';

/** Failures of the file system in the platform's words, with its numbers. `what` is the operation's own tail, such as `, open PATH`. */
export const fileErrors = {
  missing: (what: string) => new ApiError(`no such file or directory${what}`, 1300002),
  denied: (what: string) => new ApiError(`permission denied${what}`, 1300013),
  exists: (path: string) => new ApiError(`file already exists ${path}`, 1301005),
  notFolder: (path: string) => new ApiError(`not a directory ${path}`, 1300020),
  isFolder: (what: string) => new ApiError(`illegal operation on a directory${what}`, 1301003),
  notPermitted: (what: string) => new ApiError(`operation not permitted${what}`, 1300001),
  notEmpty: () => new ApiError('directory not empty', 1300066),
  tooMuch: () => new ApiError('the maximum size of the file storage limit is exceeded', 1300202),
  tooMany: (most: number) => new ApiError(`the app keeps ${most} files and folders already, and more are not possible`, 1300202),
  nameTooLong: (path: string) => new ApiError(`File name too long ${path}`, 1300036),
  badDescriptor: () => new ApiError('bad file descriptor', 1300009),
  tooManyOpen: () => new ApiError('excced max concurrent fd limit', 1302002),
  badFlag: (flag: unknown) => new ApiError(`invalid flag ${String(flag)}`, 1302003),
  noBuffer: () => new ApiError('array buffer does not exist', 1302005),
  length: () => new ApiError('value of length is out of range', 1301006),
  offset: () => new ApiError('value of offset is out of range', 1301007),
  position: () => new ApiError('value of position is out of range', 1301009),
  noTemporary: () => new ApiError('tempFilePath file not exist', 1301112),
  notZip: () => new ApiError('unzip open file fail', 1301102),
  zipEntry: (name: string) => new ApiError(`unzip entry fail ${name}`, 1301103),
  encoding: () => new ApiError('base64 encode error', 1300203),
};
