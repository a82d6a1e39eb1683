using Federation.Core.Calendars;
using Federation.Core.Ledger;

namespace Federation.Core.Alarms;

/// <summary>Why what a person says of alarms is refused.</summary>
internal static class AlarmRules
{
    /// <summary>Why an alarm cannot be acknowledged so; empty where it can.</summary>
    public static IReadOnlyList<Refusal> WhyNot(AlarmBook book, long number, string name, string remark)
    {
        var said = WhyNotSaid(name, remark);
        return WhyNot(book.Find(number), number) is { } refusal ? [refusal, .. said] : said;
    }

    /// <summary>Why a name or a remark cannot be kept; empty where both can.</summary>
    public static IReadOnlyList<Refusal> WhyNotSaid(string name, string remark)
    {
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(name))
        {
            refusals.Add(Refusal.Invalid("name", name, "Say who you are: a name of 1 to 100 characters."));
        }
        else if (name.Length > AlarmBook.NameCharsMax || name.Trim() != name || !Refusal.IsPlain(name))
        {
            refusals.Add(
                Refusal.Invalid(
                    "name",
                    name,
                    $"Name '{Refusal.Shown(name)}' must be one line of 1 to {AlarmBook.NameCharsMax} characters, "
                        + "without blanks around it."
                )
            );
        }

        if (remark.Length > AlarmBook.RemarkCharsMax || !Refusal.IsPlain(remark))
        {
            refusals.Add(
                Refusal.Invalid(
                    "remark",
                    remark,
                    $"Remark '{Refusal.Shown(remark)}' must be one line of at most {AlarmBook.RemarkCharsMax} "
                        + "characters."
                )
            );
        }

        return refusals;
    }

    private static Refusal? WhyNot(Alarm? alarm, long number) =>
        alarm switch
        {
            null => new Refusal(
                RefusalCode.NotFound,
                "alarm",
                $"{number}",
                $"There is no alarm {number}: see fed alarms."
            ),
            { ClearedAtUnixMicroseconds: { } at } => new Refusal(
                RefusalCode.AlarmCleared,
                "alarm",
                $"{number}",
                $"Alarm {number} cleared at {Clock(at)}: nothing is left to acknowledge."
            ),
            { Acknowledged: { } word } => new Refusal(
                RefusalCode.AlarmAcknowledged,
                "alarm",
                $"{number}",
                $"Alarm {number} was acknowledged by {word.Name} at {Clock(word.AtUnixMicroseconds)}."
            ),
            _ => null,
        };

    /// <summary>In the time of Vietnam, as people who read the refusal do.</summary>
    private static string Clock(long unixMicroseconds) =>
        DateTimeOffset.UnixEpoch.AddMicroseconds(unixMicroseconds).ToOffset(Day.Offset).ToString("yyyy-MM-dd HH:mm:ss");
}
