using Federation.Core.Journal;

namespace Federation.Core.Areas.Plans;

/// <summary>What the journal's plans make of a catalogue, one after another.</summary>
public static class AreaPlanRecords
{
    /// <summary>
    /// The catalogue after a record of a plan. Of two plans that were made for the same edition the first is taken; the
    /// other one changes nothing, on every silo alike.
    /// </summary>
    /// <param name="areas">The catalogue before the record.</param>
    /// <param name="record">A record of <see cref="JournalRecordKind.AreaPlan"/>.</param>
    /// <exception cref="JournalDamagedException">It does not decode, was made for an edition that is not known here, or
    /// makes another catalogue than it says.</exception>
    public static AreaCatalogue Apply(this AreaCatalogue areas, JournalRecord record)
    {
        if (!AreaPlanStatement.TryDecode(record.Payload.Span, out var statement))
        {
            throw new JournalDamagedException($"Position {record.Position}: the plan of areas does not decode.");
        }

        if (!statement.IsFor(areas))
        {
            return statement.BaseVersion < areas.Version
                ? areas
                : throw new JournalDamagedException(
                    $"Position {record.Position}: the plan was made for edition {statement.BaseVersion} of the areas, "
                        + $"which is not the one known here ({areas.Version}): use the program that it was made with."
                );
        }

        var refusal = AreaPlan.TryRead(areas, statement.Text, out var plan);
        return plan is not null && statement.Makes(plan.After)
            ? plan.After
            : throw new JournalDamagedException(
                $"Position {record.Position}: the plan does not make the catalogue that it names: "
                    + (refusal?.Message ?? "another digest.")
            );
    }
}
