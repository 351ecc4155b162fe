// TarazuGenerator: Swift code from .proto files, as a plug-in of protoc (protoc-gen-tarazu).
//
// `CodeGeneration` takes protoc's CodeGeneratorRequest and returns its CodeGeneratorResponse. `FileGenerator` writes a
// file, with a generator or a model for each kind of declaration; `Support` refuses what cannot be generated. All are
// values without I/O.
