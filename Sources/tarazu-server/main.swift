// The service. Its commands are in TarazuServer/Start.

import TarazuServer

import func Glibc.exit

exit(ServerCommand.runOnMainThread(Array(CommandLine.arguments.dropFirst())))
