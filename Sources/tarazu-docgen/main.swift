// tarazu-docgen: writes the reference documents into the folder that is named, for dev/generate-docs.

import Glibc
import TarazuReference

guard CommandLine.arguments.count == 2 else {
  print("usage: tarazu-docgen FOLDER")
  exit(2)
}
for page in ReferencePage.all {
  let path = CommandLine.arguments[1] + "/" + page.fileName
  guard let file = fopen(path, "w") else {
    perror(path)
    exit(1)
  }
  let isWritten = fputs(page.text, file) >= 0
  guard fclose(file) == 0, isWritten else {
    perror(path)
    exit(1)
  }
}
