using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Client.Picture;

/// <summary>Which area is open: what its figures and the areas in it are asked for.</summary>
public readonly record struct AreaAsked(AreaId Area, AreaCode Code, Subject Subject, View View)
{
    /// <summary>The question to the nation.</summary>
    public FigureQuestion Question() =>
        new(Code.ToString(), Subject.Period.ToString(), Subject.Calendar.Code(), View.Code(), []);
}
