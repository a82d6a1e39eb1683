using System.CommandLine;
using Federation.Fed.Cli;

namespace Federation.Fed.Nation;

internal static class WatchCommand
{
    public static Command Create() => new ExampledCommand("watch", "", "");
}
