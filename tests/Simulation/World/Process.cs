namespace Federation.Simulation.World;

/// <summary>
/// A process that can be killed at any moment, and stopped and continued: what comes meanwhile waits for it.
/// </summary>
internal abstract class Process(Setting setting)
{
    private readonly List<Action> _held = [];
    private int _life;

    protected Setting Setting => setting;

    public bool IsAlive { get; private set; }

    public bool IsPaused { get; private set; }

    /// <summary>Which life of the process this is; another one after each death.</summary>
    public int Life => _life;

    /// <summary>Runs now, or when the process goes on; never where it is dead.</summary>
    public void Run(Action action)
    {
        if (IsPaused)
        {
            _held.Add(action);
        }
        else if (IsAlive)
        {
            action();
        }
    }

    /// <summary>Runs later in this life.</summary>
    public void After(TimeSpan wait, Action action)
    {
        var life = _life;
        setting.Time.After(
            wait,
            () =>
            {
                if (life == _life)
                {
                    Run(action);
                }
            }
        );
    }

    /// <summary>What is called now runs in this life only.</summary>
    public Action InThisLife(Action action)
    {
        var life = _life;
        return () =>
        {
            if (life == _life)
            {
                Run(action);
            }
        };
    }

    public virtual void Pause() => IsPaused = IsAlive;

    /// <summary>Goes on with everything that waited, in its order.</summary>
    public virtual void Resume()
    {
        if (!IsPaused)
        {
            return;
        }

        IsPaused = false;
        var held = _held.ToArray();
        _held.Clear();
        var life = _life;
        foreach (var action in held)
        {
            if (life == _life)
            {
                Run(action);
            }
        }
    }

    protected void BeginLife()
    {
        IsAlive = true;
        IsPaused = false;
    }

    protected void EndLife()
    {
        _life++;
        IsAlive = false;
        IsPaused = false;
        _held.Clear();
    }
}
