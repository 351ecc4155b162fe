// tarazu-server: the service. Its commands are in TarazuServer/Start.

import TarazuServer

ServerCommand.main(Array(CommandLine.arguments.dropFirst()))
