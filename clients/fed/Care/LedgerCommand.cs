using System.CommandLine;
using Federation.Fed.Cli;

namespace Federation.Fed.Care;

/// <summary><c>fed ledger</c>: what to do with a ledger that is stopped.</summary>
internal static class LedgerCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "ledger",
            "Repairs a ledger that is stopped, or lets it go on.",
            "fed status shows which ledgers are stopped, with the numbers and hashes of both sides.",
            "fed ledger repair --edge http://127.0.0.1:5104 --plan",
            "fed ledger release 0198c5a2-6f00-7abc-8def-000000000001 --nation http://127.0.0.1:5080 --reason "
                + "\"clone ended\""
        );
        Command[] commands = [RepairCommand.Create(), ReleaseCommand.Create()];
        foreach (var one in commands)
        {
            command.Add(one);
        }

        return command;
    }
}
