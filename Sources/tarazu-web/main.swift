// tarazu-web: the dashboard. The program is TarazuWeb/WebCommand.swift.

import TarazuWeb

WebCommand.main(Array(CommandLine.arguments.dropFirst()))
