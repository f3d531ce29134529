export type { Build, BuildFile, CompilerOptions } from './build.ts';
export { CompilerClient, type CompilerClientOptions } from './compiler-client.ts';
export { CompilerError, type CompilerErrorCode } from './compiler-error.ts';
export { canonicalManifest, ENGINE, type PackedBuild, packageDigest, packBuild } from './package.ts';
export { ProjectCompiler } from './project-compiler.ts';
export { type GeneratedLocation, resolveLocations, type SourceLocation } from './source-locations.ts';
