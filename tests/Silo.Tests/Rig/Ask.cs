using Federation.Core.Journal;
using Federation.Silo.Boards;
using Federation.Wire;
using V1 = Federation.Wire.V1;

namespace Federation.Silo.Tests.Rig;

/// <summary>Questions of a reader.</summary>
internal static class Ask
{
    public static V1.FiguresRequest For(string area, string period = "2025-01", string view = "") =>
        new()
        {
            Area = area,
            Period = period,
            View = view,
        };

    public static async Task<V1.FiguresResponse> AskAsync(this Nation nation, V1.FiguresRequest request) =>
        await nation.Boards.QueryAsync(request, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>The amount of an indicator in an answer; null where it is not in it.</summary>
    public static long? Amount(this V1.FiguresResponse answer, string indicator = "patrol.participants") =>
        answer.Figures.FirstOrDefault(figure => figure.Indicator == indicator)?.Amount;

    /// <summary>Waits until the fold holds what the journal holds now.</summary>
    public static async Task<JournalVersion> FoldedAsync(this Nation nation)
    {
        var head = await nation.Journal.ReadHeadAsync(TestContext.Current.CancellationToken);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (nation.Fold.Version < head)
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        return head;
    }

    /// <summary>True while the silo saw the journal's head within two seconds.</summary>
    public static bool IsConfirmed(this Nation nation) =>
        TimeProvider.System.GetUtcNow()
            - DateTimeOffset.UnixEpoch
            - TimeSpan.FromMicroseconds(nation.Fold.ConfirmedUnixMicroseconds)
        < TimeSpan.FromSeconds(2);

    public static JournalVersion Version(this V1.FiguresResponse answer)
    {
        Assert.True(VersionMessages.TryRead(answer.Version, out var version));
        return version;
    }
}
