// tarazu: the command line. Its commands are in TarazuCommand.

import TarazuCommand

Program.main()
