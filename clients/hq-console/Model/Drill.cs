using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Wire;

namespace Federation.HqConsole.Model;

/// <summary>
/// The way from the nation down to the area that is open, and the cursor on it: first over the areas directly in it,
/// then over its indicators. Going back finds the cursor where it was.
/// </summary>
internal sealed class Drill
{
    private readonly List<(AreaId Area, int Cursor)> _path = [];
    private readonly Picker _within = new();
    private readonly Picker _indicators = new();
    private bool _isOnIndicators;

    /// <summary>The open area; null where none is.</summary>
    public AreaId? Area => _path.Count == 0 ? null : _path[^1].Area;

    /// <summary>True where the open area is a province.</summary>
    public bool IsAtProvince => _path.Count == 1;

    /// <summary>The areas from the province to the open one.</summary>
    public IEnumerable<AreaId> Path => _path.Select(step => step.Area);

    /// <summary>True where the cursor is on an area in the open one, of which there are so many.</summary>
    public bool IsOnAreas(int areas) => areas > 0 && !_isOnIndicators;

    /// <summary>The place of the cursor among the areas in the open one.</summary>
    public int AreaIndex(int areas) => Math.Clamp(_within.Index, 0, Math.Max(0, areas - 1));

    /// <summary>The place of the cursor among the indicators.</summary>
    public int IndicatorIndex(int indicators) => Math.Clamp(_indicators.Index, 0, Math.Max(0, indicators - 1));

    /// <summary>Opens a province.</summary>
    public void Start(AreaId province)
    {
        _path.Clear();
        Enter(province);
    }

    /// <summary>Opens an area in the open one.</summary>
    public void Enter(AreaId area)
    {
        if (_path.Count > 0)
        {
            _path[^1] = (_path[^1].Area, _within.Index);
        }

        _path.Add((area, 0));
        Home(0);
    }

    /// <summary>Goes back one step; false where that is the nation.</summary>
    public bool Leave()
    {
        _path.RemoveAt(_path.Count - 1);
        if (_path.Count > 0)
        {
            Home(_path[^1].Cursor);
        }

        return _path.Count > 0;
    }

    /// <summary>The cursor goes over to the other list.</summary>
    public void Toggle() => _isOnIndicators = !_isOnIndicators;

    /// <summary>Puts the cursor on an area in the open one.</summary>
    public void GoToArea(int index)
    {
        _isOnIndicators = false;
        _within.GoTo(index, int.MaxValue);
    }

    /// <summary>Puts the cursor on an indicator.</summary>
    public void GoToIndicator(int index)
    {
        _isOnIndicators = true;
        _indicators.GoTo(index, int.MaxValue);
    }

    /// <summary>Moves the cursor, across from one list to the other; false where the key moves nothing.</summary>
    public bool Move(KeyName key, int areas, int indicators, int page)
    {
        if (IsOnAreas(areas))
        {
            if (key == KeyName.Down && _within.Index >= areas - 1 && indicators > 0)
            {
                _isOnIndicators = true;
                _indicators.GoTo(0, indicators);
                return true;
            }

            return _within.Move(key, areas, page);
        }

        if (key == KeyName.Up && _indicators.Index == 0 && areas > 0)
        {
            _isOnIndicators = false;
            _within.GoTo(areas - 1, areas);
            return true;
        }

        return _indicators.Move(key, indicators, page);
    }

    /// <summary>The names of the way, in full, as of a day.</summary>
    public IEnumerable<string> Names(Day day, Language language) =>
        Path.Select(area => AreaText.Of(area, day, language, KnownAreas.Current.FullName(area, day)));

    private void Home(int cursor)
    {
        _isOnIndicators = false;
        _within.GoTo(cursor, int.MaxValue);
        _indicators.GoTo(0, 1);
    }
}
