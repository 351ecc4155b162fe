import TarazuCommand

Program.main(Array(CommandLine.arguments.dropFirst()))
