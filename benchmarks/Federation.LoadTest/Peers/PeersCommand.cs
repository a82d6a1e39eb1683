using System.CommandLine;

namespace Federation.LoadTest.Peers;

/// <summary>The command <c>peers</c>.</summary>
internal static class PeersCommand
{
    /// <summary>Makes it.</summary>
    public static Command Make()
    {
        var increments = new Option<int>("--increments")
        {
            Description = "Of each peer and round, where it manages them in time.",
            DefaultValueFactory = _ => 6_800_000,
        };
        var seconds = new Option<double>("--seconds")
        {
            Description = "How long a peer may take in a round.",
            DefaultValueFactory = _ => 6,
        };
        var rounds = new Option<int>("--rounds")
        {
            Description = "How often each is measured.",
            DefaultValueFactory = _ => 5,
        };
        var only = new Option<string?>("--only")
        {
            Description = $"With commas, of: {string.Join(", ", PeerKinds.All.Select(kind => kind.Id))}.",
        };
        only.Validators.Add(result =>
        {
            try
            {
                _ = PeerKinds.Parse(result.GetValueOrDefault<string?>());
            }
            catch (ArgumentException unknown)
            {
                result.AddError(unknown.Message);
            }
        });
        var command = new Command("peers", "The federation against what could be used instead, each at its own best.")
        {
            increments,
            seconds,
            rounds,
            only,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                new PeersRun(
                    PeerKinds.Parse(parsed.GetValue(only)),
                    parsed.GetValue(increments),
                    TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                    parsed.GetValue(rounds)
                ).RunAsync(cancellationToken)
        );
        return command;
    }
}
