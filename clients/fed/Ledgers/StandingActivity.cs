using System.Text.Json;
using Federation.Client;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Fed.Ledgers;

/// <summary>
/// A joint activity as the ledger holds it after somebody joined or left it: who is in it, who has still to confirm,
/// and whose confirmation stands no longer because it was of the revision before.
/// </summary>
internal sealed class StandingActivity(ShowResponse shown)
{
    /// <summary>The forces that have still to confirm.</summary>
    public IReadOnlyList<string> Waiting { get; } =
    [.. shown.Item.Participants.Where(one => one.State == Participation.Pending).Select(one => one.Force)];

    /// <summary>Of <see cref="Waiting"/> those that had confirmed an earlier revision.</summary>
    public IEnumerable<string> AskedAgain => Waiting.Where(HadConfirmed);

    /// <summary>
    /// Reads it; null where the edge does not answer any more. What was written before stands all the same.
    /// </summary>
    /// <param name="edge">Whose ledger.</param>
    /// <param name="id">The activity's id.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public static async Task<StandingActivity?> ReadAsync(
        EdgeClient edge,
        string id,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var call = edge.Within(CallSettings.AnswerTimeout, cancellationToken);
            return new StandingActivity(await edge.Ledger.ShowAsync(new ShowRequest { Id = id }, call));
        }
        catch (RpcException error) when (error.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            return null;
        }
    }

    /// <summary>What people read of it.</summary>
    /// <param name="language">In which language.</param>
    /// <param name="isDone">
    /// False where somebody said again what was done before: whose confirmation that took is not said again.
    /// </param>
    public IEnumerable<string> Lines(Language language, bool isDone)
    {
        yield return language.Of("trong sổ: ", "the ledger holds: ") + ActivityEcho.Of(shown.Item, language);
        yield return Waiting.Count == 0
            ? language.Of("không còn chờ lực lượng nào xác nhận", "no force has still to confirm")
            : language.Of("chờ xác nhận: ", "still to confirm: ") + Forces(Waiting, language);
        if (isDone && AskedAgain.Any())
        {
            var again = Forces(AskedAgain, language);
            yield return language.Of(
                $"{again} đã xác nhận lần sửa trước: xác nhận đó không còn giá trị, phải xác nhận lại lần sửa "
                    + $"{shown.Item.Revision}",
                $"{again} had confirmed an earlier revision: that stands no longer, revision {shown.Item.Revision} is "
                    + "to be confirmed again"
            );
        }
    }

    /// <summary>The property <c>now</c>, into an object that the caller has begun.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("now");
        json.WriteString("id", shown.Item.Id);
        json.WriteString("forces", shown.Item.Forces);
        json.WriteNumber("revision", shown.Item.Revision);
        Write(json, "waiting", Waiting);
        Write(json, "asked_again", AskedAgain);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> forces)
    {
        json.WriteStartArray(name);
        foreach (var force in forces)
        {
            json.WriteStringValue(force);
        }

        json.WriteEndArray();
    }

    private static string Forces(IEnumerable<string> forces, Language language) =>
        string.Join(", ", forces.Select(force => Names.ForcesOf(force, language)));

    private bool HadConfirmed(string force) =>
        shown.Entries.Any(entry => entry.By == force && entry.Kind is "participation_confirmed" or "activity_joined");
}
