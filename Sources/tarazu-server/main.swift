// The service. Its commands are in TarazuServer/Start.

import TarazuServer

import func Glibc.exit

exit(await ServerCommand.run(Array(CommandLine.arguments.dropFirst())))
