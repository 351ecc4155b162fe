// Writes every sample page, and the files that pages refer to, into a folder: `page-preview FOLDER`. For dev/preview and
// dev/snapshots.

import Glibc
import TarazuPages
import TestPages

func write(_ bytes: [UInt8], to path: String) {
  guard let file = fopen(path, "wb") else {
    print("page-preview: \(path) cannot be written")
    exit(1)
  }
  let written = fwrite(bytes, 1, bytes.count, file)
  guard fclose(file) == 0, written == bytes.count else {
    print("page-preview: \(path) was not written whole")
    exit(1)
  }
}

guard CommandLine.arguments.count == 2 else {
  print("usage: page-preview FOLDER")
  exit(2)
}
let folder = CommandLine.arguments[1]
mkdir(folder, 0o755)
mkdir(folder + "/static", 0o755)
for file in StaticFile.all { write(file.bytes, to: folder + file.path) }
for sample in SamplePage.all {
  for language in Language.allCases {
    write(sample.page(in: language).html, to: "\(folder)/\(sample.name).\(language.rawValue).html")
  }
}
