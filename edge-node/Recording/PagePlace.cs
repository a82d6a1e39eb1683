using System.Globalization;

namespace Federation.EdgeNode.Recording;

/// <summary>Where a page begins in the ledgers of the node, which are listed one after another.</summary>
/// <param name="Ledger">Which of them, from 0.</param>
/// <param name="Position">Where in it; what it counts is the list's affair.</param>
internal readonly record struct PagePlace(int Ledger, long Position)
{
    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string text, out PagePlace place)
    {
        var parts = text.Split(':');
        place = default;
        if (
            parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ledger)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
        )
        {
            return false;
        }

        place = new PagePlace(ledger, position);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Ledger}:{Position}");
}
