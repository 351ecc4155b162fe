// The service. Its commands are in TarazuServer/Start.

import TarazuServer

import func CLinux.exit

exit(await ServerCommand.run(Array(CommandLine.arguments.dropFirst())))
