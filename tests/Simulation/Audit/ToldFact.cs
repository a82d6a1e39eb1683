namespace Federation.Simulation.Audit;

/// <summary>A fact that moves no figure, as a frame tells it. Of a kind that is not read here the kind alone.</summary>
/// <param name="Kind">
/// 2 closing, 3 reopening, 4 statement of a return, 5 declaration, 6 code of an overruled warning.
/// </param>
/// <param name="Area">The area's number.</param>
/// <param name="FirstDay">Days since 1970-01-01: the first of a statement or declaration, else the only one.</param>
/// <param name="LastDay">
/// Of a statement or declaration; of a closing and a reopening the day on which it was said.
/// </param>
/// <param name="Indicator">The indicator's number.</param>
/// <param name="Number">The amount of a statement, the rule of a warning.</param>
/// <param name="Code">
/// The force of a closing or declaration, 0 to 3; the view of a statement; the reason for overruling.
/// </param>
/// <param name="Mark">
/// Of a statement 1 exact, 2 more than, 3 nearly, 0 nothing is stated any more; of a code 1 it stands, 2 it does not;
/// of a declaration 1 zero, 2 not applicable, 0 nothing is declared any more.
/// </param>
public readonly record struct ToldFact(
    byte Kind,
    int Area,
    int FirstDay,
    int LastDay,
    int Indicator,
    long Number,
    byte Code,
    byte Mark
)
{
    /// <summary>A force closed an area.</summary>
    public const byte Closing = 2;

    /// <summary>A closing was taken back.</summary>
    public const byte Reopening = 3;

    /// <summary>A return stated a figure.</summary>
    public const byte Statement = 4;

    /// <summary>A force declared an indicator zero or not applicable, or took that back.</summary>
    public const byte Declaration = 5;

    /// <summary>A warning was overruled.</summary>
    public const byte Overruled = 6;
}
